//! The head of a file: whether it is JSON, whether it is ours, and whether this build reads its version.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::{Refused, VERSION};
use crate::i18n::Key;

/// Whether the whole text is JSON, and of ours, whatever else is in it: a newer version may have changed
/// all the rest, and its fields may come in any order.
pub(super) fn check_head(text: &str) -> Result<(), Refused> {
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => Refused::Cut,
        // A number that ends after its sign is wrong to serde_json, and not just short.
        Category::Syntax if text.ends_with('-') => Refused::Cut,
        Category::Data => Refused::NotOurs,
        Category::Syntax | Category::Io => Refused::NotJson(error.line(), error.column()),
    })?;
    match head {
        Head { ours: false, .. } => Err(Refused::NotOurs),
        Head { version: Some(1..=VERSION), .. } => Ok(()),
        Head { version: Some(version), .. } if version > VERSION => Err(Refused::Newer(version)),
        Head { .. } => Err(Refused::Wrong {
            place: "version".to_owned(),
            says: Key::FAULT_VERSION.fill(&[("n", &VERSION.to_string())]),
        }),
    }
}

#[derive(Default)]
struct Head {
    ours: bool,
    version: Option<u64>,
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Top;
        impl<'de> Visitor<'de> for Top {
            type Value = Head;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
                let mut head = Head::default();
                while let Some(name) = map.next_key::<String>()? {
                    let peek: Peek = map.next_value()?;
                    match name.as_str() {
                        "unhunch" => head.ours = matches!(peek, Peek::Export),
                        "version" => head.version = peek.number(),
                        _ => {}
                    }
                }
                Ok(head)
            }
        }
        from.deserialize_map(Top)
    }
}

/// What the head needs to know of a value; nothing of it is held.
enum Peek {
    Export,
    Number(u64),
    Other,
}

impl Peek {
    fn number(self) -> Option<u64> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }
}

impl<'de> Deserialize<'de> for Peek {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Look;
        impl<'de> Visitor<'de> for Look {
            type Value = Peek;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_u64<E>(self, given: u64) -> Result<Peek, E> {
                Ok(Peek::Number(given))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_str<E>(self, given: &str) -> Result<Peek, E> {
                Ok(if given == "export" { Peek::Export } else { Peek::Other })
            }
            fn visit_unit<E>(self) -> Result<Peek, E> {
                Ok(Peek::Other)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Peek, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Peek::Other)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Peek, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Peek::Other)
            }
        }
        from.deserialize_any(Look)
    }
}
