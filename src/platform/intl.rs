//! Numbers, lists, dates and times as the person is used to them, by the browser's own `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, get, object};
use crate::domain::time::day::Day;
use crate::i18n::locale::{self, Locale, OTHER};
use crate::i18n::packs;

/// The categories of plurals, in the order of `build/texts.rs`.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const DAY: f64 = 86_400_000.0;

/// From now on plurals, numbers and lists are those of the language of the page.
pub fn install() {
    locale::install(Locale { category, number, list, missing });
}

/// What the person's browser says first of the language of the page, such as `en-GB`; else that language.
fn tag() -> String {
    let language = packs::language();
    let of_page = |tag: &String| tag.split('-').next() == language.split('-').next();
    let tags: Option<Array> =
        get(&window(), "navigator").and_then(|it| get(&it, "languages")?.dyn_into().ok());
    let mut tags = tags.iter().flat_map(Array::iter).filter_map(|tag: JsValue| tag.as_string());
    tags.find(of_page).unwrap_or_else(|| language.to_owned())
}

thread_local! {
    /// Those that have been made, by kind and first option: to make one takes longer than to use it a hundred times.
    static MADE: RefCell<Vec<(FormatName, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A kind, and the name and the value of the first option.
type FormatName = (&'static str, String, &'static str);

/// An object of `Intl`; none where the browser lacks it.
fn format(kind: &'static str, options: &[(&str, &'static str)]) -> Option<JsValue> {
    let (first, value) = options.first().copied().unwrap_or_default();
    let name = (kind, first.to_owned(), value);
    let made = MADE.with_borrow(|all| Some(all.iter().find(|(it, _)| *it == name)?.1.clone()));
    if made.is_some() {
        return made;
    }
    let constructor: Function = get(&get(&window(), "Intl")?, kind)?.dyn_into().ok()?;
    // The clock and the figures of a session have these digits in every language.
    let digits = [("numberingSystem", "latn")];
    let options: Vec<_> = options.iter().copied().chain(digits).collect();
    let arguments = Array::of2(&tag().into(), &object(&options));
    let made = Reflect::construct(&constructor, &arguments).ok()?;
    MADE.with_borrow_mut(|all| all.push((name, made.clone())));
    Some(made)
}

fn formatted(
    kind: &'static str,
    options: &[(&str, &'static str)],
    method: &str,
    value: &JsValue,
) -> Option<String> {
    call(&format(kind, options)?, method, &[value])?.as_string()
}

fn category(n: usize) -> usize {
    let name = formatted("PluralRules", &[], "select", &(n as f64).into());
    name.and_then(|name| CATEGORIES.iter().position(|it| *it == name)).unwrap_or(OTHER)
}

fn number(n: usize) -> String {
    let number = formatted("NumberFormat", &[], "format", &(n as f64).into());
    number.unwrap_or_else(|| n.to_string())
}

fn list(items: &[&str]) -> String {
    let all: Array = items.iter().map(|&item| JsValue::from(item)).collect();
    let how = [("type", "unit"), ("style", "short")];
    formatted("ListFormat", &how, "format", &all).unwrap_or_else(|| items.join(", "))
}

fn missing(place: u16) {
    leptos::logging::error!("the pack of text {place} is not here");
}

/// A day: `21 November 2026`.
pub fn date(day: Day) -> String {
    let how = [("dateStyle", "long"), ("timeZone", "UTC")];
    formatted("DateTimeFormat", &how, "format", &date_of(day)).unwrap_or_else(|| day.to_string())
}

/// The month of a day: `November 2026`.
pub fn month(day: Day) -> String {
    let how = [("month", "long"), ("year", "numeric"), ("timeZone", "UTC")];
    formatted("DateTimeFormat", &how, "format", &date_of(day)).unwrap_or_else(|| day.to_string())
}

/// The name of a day of the week, from Monday, which is 0: `long`, `short` or `narrow`.
pub fn weekday(weekday: u8, width: &'static str) -> String {
    // 5 January 1970 was a Monday.
    let day = Day(i32::from(weekday) + 4);
    let how = [("weekday", width), ("timeZone", "UTC")];
    formatted("DateTimeFormat", &how, "format", &date_of(day))
        .unwrap_or_else(|| weekday.to_string())
}

/// How the person's browser counts the hours, whatever the language of the page.
fn hour_cycle() -> &'static str {
    let options = object(&[("timeStyle", "short")]);
    let cycle = get(&window(), "Intl").and_then(|it| {
        let constructor: Function = get(&it, "DateTimeFormat")?.dyn_into().ok()?;
        let own = Array::of2(&JsValue::UNDEFINED, &options);
        let format = Reflect::construct(&constructor, &own).ok()?;
        get(&call(&format, "resolvedOptions", &[])?, "hourCycle")?.as_string()
    });
    if cycle.is_some_and(|it| it.ends_with("12") || it.ends_with("11")) { "h12" } else { "h23" }
}

/// A minute of the day as a clock on the wall shows it: `14:05`, or `2:05 PM` where people count the hours to 12.
pub fn time_of_day(minute: u16) -> String {
    let how = [("timeStyle", "short"), ("timeZone", "UTC"), ("hourCycle", hour_cycle())];
    let time = JsValue::from(f64::from(minute) * 60_000.0);
    let time = js_sys::Date::new(&time);
    formatted("DateTimeFormat", &how, "format", &time)
        .unwrap_or_else(|| format!("{}:{:02}", minute / 60, minute % 60))
}

fn date_of(day: Day) -> JsValue {
    js_sys::Date::new(&(f64::from(day.0) * DAY).into()).into()
}
