//! Finds exercises by words of their names, and by what they need.

use crate::domain::library::exercise::{Area, DayPart, Exercise, Item, Kind, Place};
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
