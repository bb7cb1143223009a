//! JSON that nobody should have to read, and what can be done to some that is good.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

/// Any JSON, with a taste for `words` and for `leaf`.
pub fn json(words: Vec<String>, leaf: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let word = prop::sample::select(words);
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => word.clone().prop_map(Value::from),
        3 => leaf,
    ];
    leaf.prop_recursive(5, 40, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(word.clone(), inner, 0..6)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

/// Something that happens to one place of a JSON.
#[derive(Clone, Debug)]
pub struct Change {
    place: Index,
    value: Value,
    how: u8,
}

/// Any change, with one of these values.
pub fn change(values: impl Strategy<Value = Value>) -> impl Strategy<Value = Change> {
    let parts = (any::<Index>(), values, 0_u8..4);
    parts.prop_map(|(place, value, how)| Change { place, value, how })
}

impl Change {
    /// Takes the place away, renames it, doubles it, or puts the value there.
    pub fn make(self, whole: &mut Value) {
        let mut paths = Vec::new();
        collect_paths(whole, String::new(), &mut paths);
        if paths.is_empty() {
            return;
        }
        let Self { place, value, how } = self;
        let (parent, key) = paths[place.index(paths.len())].rsplit_once('/').expect("not the root");
        // Names of fields may hold what a pointer takes for its own.
        match (whole.pointer_mut(parent), how) {
            (Some(Value::Object(row)), 0) => drop(row.remove(key)),
            (Some(Value::Object(row)), 1) => drop(row.insert(format!("{key}x"), value)),
            (Some(Value::Object(row)), _) => drop(row.insert(key.to_owned(), value)),
            (Some(Value::Array(rows)), 0) => {
                let again = rows[0].clone();
                rows.push(again);
            }
            (Some(Value::Array(rows)), _) => rows[key.parse::<usize>().expect("an index")] = value,
            _ => {}
        }
    }
}

fn collect_paths(value: &Value, path: String, paths: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(row) => row.iter().map(|(key, it)| (key.clone(), it)).collect(),
        Value::Array(rows) => {
            rows.iter().enumerate().map(|(key, it)| (key.to_string(), it)).collect()
        }
        _ => Vec::new(),
    };
    for (key, child) in children {
        let path = format!("{path}/{key}");
        paths.push(path.clone());
        collect_paths(child, path, paths);
    }
}
