//! Reads JSON by a table of its shape.
//!
//! The text is read as a stream: the first value of a wrong type, out of range or beyond a limit ends the reading, so
//! that at most one row, within its limits, is held in memory.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::domain::journal::entry;
use crate::domain::routines::custom;
use crate::domain::time::day::Day;
use crate::i18n::Key;

/// What a value may be.
pub(super) enum ValueShape {
    /// A whole number, from the first to the second, both included.
    Whole(i64, i64),
    Truth,
    /// Plain text of 1 to so many characters, as in [`custom::check_words`].
    Text(usize),
    /// Text of the person's own, as [`entry::is_note`] has it.
    Note,
    Word(&'static [&'static str]),
    /// A date, `YYYY-MM-DD`.
    Date,
    /// At most so many values of a shape.
    List(&'static ValueShape, usize),
    /// An object of these fields and no others.
    Row(&'static [Field]),
    /// Any JSON of at most so many values: a format that has its own reader.
    Foreign(usize),
    /// Whatever it is, it is not looked at.
    Skipped,
}

pub(super) struct Field {
    name: &'static str,
    shape: ValueShape,
    need: Need,
}

/// Whether a field must be there.
#[derive(PartialEq)]
enum Need {
    Must,
    /// It may be left out.
    May,
    /// It may be left out, or be `null`.
    Null,
}

pub(super) const fn must(name: &'static str, shape: ValueShape) -> Field {
    Field { name, shape, need: Need::Must }
}

pub(super) const fn may(name: &'static str, shape: ValueShape) -> Field {
    Field { name, shape, need: Need::May }
}

pub(super) const fn null(name: &'static str, shape: ValueShape) -> Field {
    Field { name, shape, need: Need::Null }
}

impl fmt::Display for ValueShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |fields: &[Field]| -> Vec<&str> { fields.iter().map(|it| it.name).collect() };
        let says = match self {
            Self::Whole(least, most) => {
                let values = [("least", &*least.to_string()), ("most", &*most.to_string())];
                Key::FAULT_SHAPE_WHOLE.fill(&values)
            }
            Self::Truth => Key::FAULT_SHAPE_TRUTH.to_string(),
            Self::Text(most) => Key::FAULT_SHAPE_TEXT.fill(&[("n", &most.to_string())]),
            Self::Note => Key::FAULT_SHAPE_TEXT.fill(&[("n", &entry::MOST_NOTE.to_string())]),
            Self::Word(words) => Key::FAULT_SHAPE_WORD.fill(&[("names", &words.join(", "))]),
            Self::Date => Key::FAULT_SHAPE_DATE.to_string(),
            Self::List(_, most) => Key::FAULT_SHAPE_LIST.fill(&[("n", &most.to_string())]),
            Self::Row(fields) => Key::FAULT_SHAPE_ROW.fill(&[("names", &names(fields).join(", "))]),
            Self::Foreign(_) | Self::Skipped => "JSON".to_owned(),
        };
        f.write_str(&says)
    }
}

/// Where the reading is, and what was wrong there.
#[derive(Default)]
pub(super) struct Book {
    place: RefCell<String>,
    says: RefCell<Option<String>>,
}

impl Book {
    /// Reads something at `step` below the present place. If that fails, the place stays as it is: it is
    /// where the fault lies.
    pub(super) fn at<T, E>(
        &self,
        step: impl fmt::Display,
        read: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.place.borrow().len();
        self.place.borrow_mut().push_str(&step.to_string());
        let read = read()?;
        self.place.borrow_mut().truncate(before);
        Ok(read)
    }

    pub(super) fn refuse<T, E: Error>(&self, says: impl Into<String>) -> Result<T, E> {
        // What was found first is what is told.
        self.says.borrow_mut().get_or_insert_with(|| says.into());
        Err(E::custom("refused"))
    }

    /// The place of the fault, without the dot before it, and what was said of it.
    pub(super) fn fault(self) -> (String, Option<String>) {
        let place = self.place.into_inner();
        (place.trim_start_matches('.').to_owned(), self.says.into_inner())
    }
}

/// A step to a field, as it is shown. What it is called comes from outside, and may be long or misleading.
pub(super) fn dot(name: &str) -> String {
    let plain = |it: &char| it.is_ascii_graphic() && *it != '<';
    format!(".{}", name.chars().filter(plain).take(40).collect::<String>())
}

/// Reads one value by its shape.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub(super) shape: &'a ValueShape,
    pub(super) book: &'a Book,
}

impl Read<'_> {
    fn wrong<E: Error>(self) -> Result<Value, E> {
        self.book.refuse(Key::FAULT_BE.fill(&[("shape", &self.shape.to_string())]))
    }

    fn row<'de, A: MapAccess<'de>>(self, fields: &[Field], mut map: A) -> Result<Value, A::Error> {
        let mut row = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = self.book.at(dot(&name), || {
                let Some(field) = fields.iter().find(|it| it.name == name) else {
                    return self
                        .book
                        .refuse(Key::FAULT_FIELD.fill(&[("shape", &self.shape.to_string())]));
                };
                if row.contains_key(&name) {
                    return self.book.refuse(Key::FAULT_TWICE.text());
                }
                let read = Read { shape: &field.shape, ..self };
                if field.need == Need::Null {
                    return map.next_value_seed(Nullable(read));
                }
                map.next_value_seed(read)
            })?;
            row.insert(name, value);
        }
        match fields.iter().find(|it| it.need == Need::Must && !row.contains_key(it.name)) {
            Some(field) => self.book.at(dot(field.name), || {
                self.book.refuse(Key::FAULT_MISSING.fill(&[("shape", &field.shape.to_string())]))
            }),
            None => Ok(Value::Object(row)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Read<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        match self.shape {
            ValueShape::Skipped => from.deserialize_ignored_any(IgnoredAny).map(|_| Value::Null),
            ValueShape::Foreign(most) => {
                Foreign { left: &mut { *most }, book: self.book }.deserialize(from)
            }
            _ => from.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Read<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.shape)
    }

    fn visit_bool<E: Error>(self, given: bool) -> Result<Value, E> {
        if matches!(self.shape, ValueShape::Truth) { Ok(given.into()) } else { self.wrong() }
    }

    fn visit_i64<E: Error>(self, given: i64) -> Result<Value, E> {
        match self.shape {
            ValueShape::Whole(least, most) if (*least..=*most).contains(&given) => Ok(given.into()),
            _ => self.wrong(),
        }
    }

    fn visit_u64<E: Error>(self, given: u64) -> Result<Value, E> {
        i64::try_from(given).map_or_else(|_| self.wrong(), |given| self.visit_i64(given))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        self.wrong()
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.wrong()
    }

    fn visit_str<E: Error>(self, given: &str) -> Result<Value, E> {
        let good = match self.shape {
            ValueShape::Word(words) => words.contains(&given),
            ValueShape::Note => entry::is_note(given),
            ValueShape::Date => given.len() == 10 && given.parse::<Day>().is_ok(),
            ValueShape::Text(most) => {
                // Blanks at the ends do not count as characters there, so bytes are counted too.
                if let Err(says) = custom::check_words(given, *most) {
                    return self.book.refuse(says);
                }
                given.len() <= 4 * most
            }
            _ => false,
        };
        if good { Ok(given.into()) } else { self.wrong() }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let ValueShape::List(shape, most) = self.shape else { return self.wrong() };
        let mut read = Vec::new();
        let item = Read { shape, ..self };
        while let Some(value) =
            self.book.at(format_args!("[{}]", read.len()), || list.next_element_seed(item))?
        {
            if read.len() == *most {
                return self.wrong();
            }
            read.push(value);
        }
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        match self.shape {
            ValueShape::Row(fields) => self.row(fields, map),
            _ => self.wrong(),
        }
    }
}

/// Reads a value that may be `null`.
struct Nullable<'a>(Read<'a>);

impl<'de> DeserializeSeed<'de> for Nullable<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Nullable<'_> {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        self.0.deserialize(from)
    }
}

/// Reads any JSON, until there is too much of it.
struct Foreign<'a> {
    left: &'a mut usize,
    book: &'a Book,
}

impl Foreign<'_> {
    /// Counts a value in.
    fn count<E: Error>(&mut self) -> Result<(), E> {
        match self.left.checked_sub(1) {
            Some(left) => *self.left = left,
            None => return self.book.refuse(Key::FAULT_TOO_MUCH.text()),
        }
        Ok(())
    }
    fn next(&mut self) -> Foreign<'_> {
        Foreign { left: self.left, book: self.book }
    }
}

impl<'de> DeserializeSeed<'de> for Foreign<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<Value, D::Error> {
        self.count()?;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Foreign<'_> {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E: Error>(self, given: bool) -> Result<Value, E> {
        Ok(given.into())
    }
    fn visit_i64<E: Error>(self, given: i64) -> Result<Value, E> {
        Ok(given.into())
    }
    fn visit_u64<E: Error>(self, given: u64) -> Result<Value, E> {
        Ok(given.into())
    }
    fn visit_f64<E: Error>(self, given: f64) -> Result<Value, E> {
        Ok(given.into())
    }
    fn visit_str<E: Error>(self, given: &str) -> Result<Value, E> {
        Ok(given.into())
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(value) = list.next_element_seed(self.next())? {
            read.push(value);
        }
        Ok(Value::Array(read))
    }
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut row = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            row.insert(name, map.next_value_seed(self.next())?);
        }
        Ok(Value::Object(row))
    }
}
