//! A routine in a line: how long, where, with what.

use leptos::prelude::*;

use crate::app::{App, use_app};
use crate::domain::exercise::{Item, Place};
use crate::domain::routine::Routine;
use crate::i18n::{Key, spoken};

/// How long it takes, where it is done, what is needed.
#[component]
pub(crate) fn Facts(
    /// Which routine.
    routine: &'static Routine,
) -> impl IntoView {
    let app = use_app();
    view! { <p class="facts">{facts(app, routine)}</p> }
}

fn facts(app: App, routine: &Routine) -> String {
    let mut facts = vec![
        spoken::time(app.lang(), routine.stated),
        app.text(place(routine.place)).to_owned(),
    ];
    let needed = needed(routine);
    // The chair or the wall is in the place already.
    let named = needed.iter().filter(|item| !matches!(item, Item::Chair | Item::Wall));
    facts.extend(named.map(|&item| app.text(item_name(item)).to_lowercase()));
    facts.join(" · ")
}

/// What cannot be done without, each thing once.
fn needed(routine: &Routine) -> Vec<Item> {
    let equipment = routine.steps.iter().flat_map(|step| step.exercise.equipment);
    let mut items: Vec<Item> = equipment.filter(|it| !it.optional).map(|it| it.item).collect();
    items.sort_unstable();
    items.dedup();
    items
}

fn place(place: Place) -> Key {
    match place {
        Place::Chair => Key::PlaceChair,
        Place::Wall => Key::PlaceWall,
        Place::Floor => Key::PlaceFloor,
        Place::Bar => Key::PlaceBar,
    }
}

/// The name of a thing.
pub(crate) fn item_name(item: Item) -> Key {
    match item {
        Item::Chair => Key::ItemChair,
        Item::Wall => Key::ItemWall,
        Item::Doorway => Key::ItemDoorway,
        Item::Corner => Key::ItemCorner,
        Item::Mat => Key::ItemMat,
        Item::Band => Key::ItemBand,
        Item::Anchor => Key::ItemAnchor,
        Item::Roller => Key::ItemRoller,
        Item::Ball => Key::ItemBall,
        Item::Towel => Key::ItemTowel,
        Item::Cushion => Key::ItemCushion,
        Item::Weights => Key::ItemWeights,
        Item::Bar => Key::ItemBar,
        Item::Mirror => Key::ItemMirror,
    }
}
