//! Sorts and maps that add next to nothing to the program. The standard library makes a sort for each type of item, and
//! one more where a map or set is collected: 4 KB of wasm each.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by what `key` makes of each item. Items of one key stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    let places = places(items.len(), &mut |a, b| key(&items[a]).cmp(&key(&items[b])));
    arrange(items, places);
}

/// Sorts, the smallest first.
pub fn sort<T: Ord>(items: &mut [T]) {
    let places = places(items.len(), &mut |a, b| items[a].cmp(&items[b]));
    arrange(items, places);
}

/// For each place the item that belongs there.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Brings each item to its place, cycle by cycle.
fn arrange<T>(items: &mut [T], mut places: Vec<usize>) {
    for first in 0..places.len() {
        let mut place = first;
        loop {
            let from = places[place];
            places[place] = place;
            // The first of the cycle has been passed on to its last place.
            if from == first || from == place {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

/// A map of `pairs`; of two with one key the later counts.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// A set of `items`.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_standard_library(items in prop::collection::vec((0_u8..20, 0_u8..20), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
            let collected: BTreeMap<_, _> = items.iter().copied().collect();
            prop_assert_eq!(map(items.iter().copied()), collected);
            prop_assert_eq!(set(items.iter()), items.iter().collect::<BTreeSet<_>>());
        }
    }
}
