//! An svg whose paths change while it is seen: only what differs is written.

use leptos::prelude::*;
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The paths of one svg.
pub struct Canvas {
    group: Element,
    paths: Vec<Path>,
    transform: String,
}

struct Path {
    element: Element,
    class: &'static str,
    outline: String,
}

impl Canvas {
    /// An empty drawing in `svg`; `None` where the browser makes no svg.
    pub fn new(svg: &Element) -> Option<Self> {
        let group = document().create_element_ns(Some(SVG), "g").ok()?;
        // The page may keep an svg and give it to the next figure: what the last one drew goes.
        svg.set_text_content(None);
        svg.append_child(&group).ok()?;
        Some(Self { group, paths: Vec::new(), transform: String::new() })
    }

    /// Shows these paths, each with its class, from the back to the front.
    pub fn draw(&mut self, shapes: impl Iterator<Item = (&'static str, String)>) {
        let mut count = 0;
        for (index, (class, outline)) in shapes.enumerate() {
            count = index + 1;
            if index == self.paths.len() {
                let Ok(element) = document().create_element_ns(Some(SVG), "path") else { return };
                let _ = self.group.append_child(&element);
                self.paths.push(Path { element, class: "", outline: String::new() });
            }
            let path = &mut self.paths[index];
            if path.class != class {
                let _ = path.element.set_attribute("class", class);
                path.class = class;
            }
            if path.outline != outline {
                let _ = path.element.set_attribute("d", &outline);
                path.outline = outline;
            }
        }
        for path in self.paths.drain(count..) {
            path.element.remove();
        }
    }

    /// Places the whole drawing.
    pub fn place(&mut self, transform: String) {
        if self.transform != transform {
            let _ = self.group.set_attribute("transform", &transform);
            self.transform = transform;
        }
    }
}
