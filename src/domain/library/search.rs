//! Finds exercises and routines by words of their names, and by what they need.

use crate::domain::library::exercise::{Area, DayPart, Exercise, Item, Kind, Place};
use crate::domain::library::routine::Routine;
use crate::domain::time::Millis;
use crate::i18n::Key;

/// What a person looks for. What is not set does not matter.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Query {
    /// Words, each of which some name has to contain.
    pub words: String,
    pub place: Option<Place>,
    pub kind: Option<Kind>,
    /// Where it should be felt.
    pub area: Option<Area>,
    pub day_part: Option<DayPart>,
    pub equipment: Option<Needs>,
    /// Routines that take no longer than [`SHORT`].
    pub short: bool,
    /// Whether exercises are looked for, and not routines.
    pub exercises: bool,
}

/// What is short enough for a break.
const SHORT: Millis = Millis::from_secs(5 * 60);

/// Where a routine stands in the library.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoutinePlace {
    /// On a chair or at a wall.
    Desk,
    /// On the floor, with no more than a mat, a towel or a cushion.
    Floor,
    /// With things that are not in every room.
    Equipment,
}

impl RoutinePlace {
    pub fn of(routine: &Routine) -> Self {
        if !needs_nothing(routine) || routine.place == Place::Bar {
            return Self::Equipment;
        }
        if routine.place == Place::Floor { Self::Floor } else { Self::Desk }
    }
}

fn needs_nothing(routine: &Routine) -> bool {
    routine.needs().iter().all(|it| Item::EVERYWHERE.contains(it))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Nothing that is not everywhere ([`Item::EVERYWHERE`]).
    Nothing,
    /// This, or it makes use of it.
    This(Item),
}

impl Query {
    /// Whether `exercise`, which is `also` called this, is one that the person looks for.
    pub fn fits(&self, exercise: &Exercise, also: &[Key]) -> bool {
        let places = |place: Place| exercise.positions.iter().any(|it| it.place() == place);
        let needs = |needs: Needs| match needs {
            Needs::Nothing => {
                let mut needed = exercise.equipment.iter().filter(|it| !it.optional);
                needed.all(|it| Item::EVERYWHERE.contains(&it.item))
            }
            Needs::This(item) => exercise.equipment.iter().any(|it| it.item == item),
        };
        self.place.is_none_or(places)
            && self.kind.is_none_or(|kind| exercise.kind == kind)
            && self.area.is_none_or(|area| exercise.areas.contains(&area))
            && self.day_part.is_none_or(|part| exercise.day_parts.contains(&part))
            && self.equipment.is_none_or(needs)
            && self.words.split_whitespace().all(|word| is_named(exercise, also, &plain(word)))
    }

    /// Whether `routine` is one that the person looks for. What only an exercise has does not matter.
    pub fn fits_routine(&self, routine: &Routine) -> bool {
        let name = plain(&routine.name);
        let needs = |needs: Needs| match needs {
            Needs::Nothing => needs_nothing(routine),
            Needs::This(item) => routine.needs().contains(&item),
        };
        self.place.is_none_or(|place| routine.place == place)
            && self.equipment.is_none_or(needs)
            && (!self.short || routine.stated <= SHORT)
            && self.words.split_whitespace().all(|word| name.contains(&plain(word)))
    }
}

fn is_named(exercise: &Exercise, also: &[Key], word: &str) -> bool {
    let also = also.iter().map(|it| it.text());
    let mut names = also.chain([exercise.name.text(), exercise.slug]);
    names.any(|name| plain(name).contains(word))
}

/// Lower case, without the marks that people leave out.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_alphanumeric() || *it == ' ')
        .flat_map(char::to_lowercase)
        .collect()
}
