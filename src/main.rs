//! Mounts the app in its own page, or in the element of a page of others.

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::mount::mount_to;
    use leptos::prelude::*;
    use unhunch::app::App;
    use unhunch::platform::host::{self, Host};
    use unhunch::platform::{boot, page, texts};
    use unhunch::ui::Root;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Mounts it in the page of `index.html`, and nowhere else: another page says itself where.
    pub fn main() {
        console_error_panic_hook::set_once();
        let Some(root) = page::root() else { return };
        check(texts::begin(None));
        mount_to(root, || {
            let app = App::new(None);
            let start = app.start();
            if let Some(early) = boot::take_over(move |routine| start.start_known(&routine)) {
                start.adopt(early);
            }
            view! { <Root app=app/> }
        })
        .forget();
    }

    /// Without its texts the program does not begin: the script that starts it says why.
    fn check(has_texts: bool) {
        // A build in one file, for tests, brings its texts itself.
        if cfg!(feature = "split") && !has_texts {
            wasm_bindgen::throw_str("the texts are not those of this program");
        }
    }

    /// Mounts an app of its own in the root of `page`, and gives a function that takes it away again.
    #[wasm_bindgen]
    pub fn mount(page: JsValue) -> Option<js_sys::Function> {
        let host = Host::new(page);
        check(host.begin_texts());
        let mounted = mount_to(host.root()?, move || {
            let app = App::new(Some(host));
            view! { <Root app=app/> }
        });
        Some(host::unmount(move || drop(mounted)))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::main();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Unhunch runs in a browser: `cargo xtask serve`.");
}
