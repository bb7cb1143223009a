//! Mounts the app in the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::mount::mount_to;
    use leptos::prelude::*;
    use unhunch::app::App;
    use unhunch::platform::{boot, page};
    use unhunch::ui::Root;

    console_error_panic_hook::set_once();
    let Some(root) = page::root() else { return };
    mount_to(root, || {
        let app = App::start();
        if let Some(early) = boot::take_over(move |routine| app.start_known(&routine)) {
            app.adopt(early);
        }
        view! { <Root app=app/> }
    })
    .forget();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Unhunch runs in a browser: `cargo xtask serve`.");
}
