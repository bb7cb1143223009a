//! Word lists: the values that may stand in a content file, in a contract or in the log, each with its id.

/// A word list of the content files: an enum, its ids, and every value in order.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $name {
            /// Every value, in the order in which people see them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// The id in content files and contracts.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
            pub fn named(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.id() == id)
            }
        }
    };
}

pub(crate) use words;
