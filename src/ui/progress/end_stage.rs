//! The end of a session in a picture: a person who stands upright on the ground, and the spine of the days of practice.

use leptos::prelude::*;

use crate::app::{use_journal, use_page};
use crate::content;
use crate::domain::figure::Frame;
use crate::domain::journal::log::Log;
use crate::ui::parts::figure::FEET;
use crate::ui::parts::spine::Spine;

/// Whose first pose is that of somebody who stands.
const STANDS: &str = "clasped-hands-lift";

#[component]
pub(crate) fn EndStage() -> impl IntoView {
    let page = use_page();
    let journal = use_journal();
    let tall = content::figure(STANDS).map(|figure| {
        let (inside, crop) = (figure.svg_of(Frame::still(0), false), figure.view_box(false));
        view! {
            <svg class="end-tall" viewBox=crop preserveAspectRatio=FEET aria-hidden="true" focusable="false" inner_html=inside></svg>
        }
    });
    // In an embedded app there is no record of days.
    let days = (!page.is_embedded()).then(|| {
        let days = move || journal.log().with(Log::sums).spine(page.today());
        move || view! { <Spine days=days() grown=true unsaid=true/> }
    });
    view! {
        {tall}
        {days}
    }
}
