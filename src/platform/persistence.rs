//! Whether the browser has promised not to throw away what is stored.

use leptos::prelude::window;

use super::{call, get, settled};

/// Whether it has promised.
pub async fn is_promised() -> bool {
    ask("persisted").await
}

/// Asks it to, and says whether it does. Some browsers ask the person, others decide for themselves.
pub async fn ask_for_it() -> bool {
    ask("persist").await
}

async fn ask(method: &str) -> bool {
    let answer = get(&window().navigator(), "storage").and_then(|it| call(&it, method, &[]));
    settled(answer).await.is_some_and(|it| it.is_truthy())
}
