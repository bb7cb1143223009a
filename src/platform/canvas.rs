//! A canvas for a drawing that changes while it is seen. Where the browser can, it has frames of its own: a change
//! there costs the page no style, no layout and no layers. A drawing takes 2.4 ms so, and 4 ms as an svg (measured in
//! Chromium, all threads together).

use std::f64::consts::TAU;

use js_sys::Math;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, Path2d, ResizeObserver,
};

use super::{call, listen};
use crate::domain::figure::drawing::{Class, Disc, Drawing, FRAME, Piece, Shape, discs};
use crate::domain::figure::space::ONE;
use crate::domain::figure::svg::{clockwise, touch};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A picture at the foot of a place, in its middle, as large as fits.
pub struct Canvas {
    element: HtmlCanvasElement,
    /// What is drawn on: the element itself, or what it has given its picture to. Both have the same methods.
    surface: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    shapes: Vec<Traced>,
    /// How wide it is drawn: `ONE` as it is, `-ONE` as its mirror image.
    width: i32,
    /// What differs from what is seen, in the units of a drawing; none for all of it.
    changed: Option<Rect>,
    inks: Vec<Ink>,
    /// Nobody sees them; they have the colours.
    samples: Element,
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

struct Traced {
    shape: Shape,
    path: Path2d,
}

/// The colour that the style sheet gives to the shapes of a class.
struct Ink {
    class: Class,
    sample: Element,
    color: String,
}

/// A rectangle in the units of a drawing.
struct Rect {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Rect {
    const NONE: Self = Self { left: FRAME[0], top: FRAME[1], right: 0, bottom: 0 };

    fn add(&mut self, shape: &Shape) {
        for Disc { x, y, r } in discs(&shape.pieces) {
            self.left = self.left.min(x - r);
            self.top = self.top.min(y - r);
            self.right = self.right.max(x + r);
            self.bottom = self.bottom.max(y + r);
        }
    }
}

impl Canvas {
    /// An empty picture in `place`, whatever was there; `None` where the browser draws none. `on_change` is called when
    /// the place gets another size, or the page other colours: it should call [`Canvas::refresh`].
    pub fn new(place: &HtmlElement, on_change: impl Fn() + Clone + 'static) -> Option<Self> {
        let element: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let samples = document().create_element_ns(Some(SVG), "svg").ok()?;
        samples.set_attribute("class", "figure-inks").ok()?;
        samples.set_attribute("aria-hidden", "true").ok()?;
        place.set_text_content(None);
        place.append_child(&element).ok()?;
        place.append_child(&samples).ok()?;
        let own = call(&element, "transferControlToOffscreen", &[]);
        let surface: HtmlCanvasElement =
            own.map_or_else(|| element.clone(), JsCast::unchecked_into);
        let context = call(&surface, "getContext", &[&"2d".into()]).filter(|it| !it.is_null())?;
        let changed = on_change.clone();
        let on_resize = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        // The style sheet makes a short transition of each change of colour, whatever its cause.
        listen(&samples, "transitionend", move |_| on_change());
        let canvas = Self {
            element,
            surface,
            context: context.unchecked_into(),
            shapes: Vec::new(),
            width: ONE,
            changed: None,
            inks: Vec::new(),
            samples,
            observer,
            _on_resize: on_resize,
        };
        canvas.fit();
        Some(canvas)
    }

    /// Takes what is to be seen. A shape that stays the same is not traced anew.
    pub fn set_drawing(&mut self, drawing: Drawing) {
        let same = self.shapes.len() == drawing.shapes.len();
        self.changed = same.then_some(Rect::NONE);
        self.shapes.truncate(drawing.shapes.len());
        for (index, shape) in drawing.shapes.into_iter().enumerate() {
            if self.inks.iter().all(|ink| ink.class != shape.class) {
                self.inks.extend(Ink::new(shape.class, &self.samples));
            }
            let old = self.shapes.get(index).map(|old| &old.shape);
            if old == Some(&shape) {
                continue;
            }
            if let Some(changed) = &mut self.changed {
                old.into_iter().chain([&shape]).for_each(|it| changed.add(it));
            }
            let Ok(path) = Path2d::new() else { return };
            shape.pieces.iter().for_each(|piece| trace(&path, *piece));
            let traced = Traced { shape, path };
            match self.shapes.get_mut(index) {
                Some(old) => *old = traced,
                None => self.shapes.push(traced),
            }
        }
    }

    /// Draws the shapes, `width` of `ONE` as wide as they are; where nothing has changed, what was there stays.
    pub fn draw(&mut self, width: i32) {
        let changed = self.changed.take().filter(|_| [width, self.width] == [ONE; 2]);
        self.width = width;
        let width = f64::from(width) / f64::from(ONE);
        let [across, down] = [self.surface.width(), self.surface.height()].map(f64::from);
        let [wide, high] = FRAME.map(f64::from);
        let scale = (across / wide).min(down / high);
        let left = (across - wide * scale * width) / 2.0;
        let top = down - high * scale;
        // In whole pixels, with one more for soft edges.
        let pixel = |at: i32, offset: f64| (f64::from(at) * scale + offset).floor();
        let (x, y, right, bottom) = changed.map_or((0.0, 0.0, across, down), |it| {
            let (x, y) = (pixel(it.left, left) - 1.0, pixel(it.top, top) - 1.0);
            (x, y, pixel(it.right, left) + 2.0, pixel(it.bottom, top) + 2.0)
        });
        let context = &self.context;
        context.save();
        context.begin_path();
        context.rect(x, y, right - x, bottom - y);
        context.clip();
        context.clear_rect(x, y, right - x, bottom - y);
        // It is not refused: the numbers are finite.
        let _ = context.set_transform(scale * width, 0.0, 0.0, scale, left, top);
        let mut class = None;
        for Traced { shape, path } in &self.shapes {
            if class != Some(shape.class) {
                class = Some(shape.class);
                let ink = self.inks.iter().find(|ink| ink.class == shape.class);
                context.set_fill_style_str(ink.map_or("", |ink| &ink.color));
            }
            context.fill_with_path_2d(path);
        }
        context.restore();
    }

    /// Whether there is any room for it.
    pub fn is_seen(&self) -> bool {
        self.surface.width() > 0
    }

    /// Draws the same again, in the size and the colours of now.
    pub fn refresh(&mut self) {
        for ink in &mut self.inks {
            ink.read();
        }
        self.fit();
        self.changed = None;
        self.draw(self.width);
    }

    /// Gives the picture as many pixels as it has on the screen.
    fn fit(&self) {
        let pixels = |length: i32| (f64::from(length) * window().device_pixel_ratio()) as u32;
        let [across, down] =
            [self.element.client_width(), self.element.client_height()].map(pixels);
        if [across, down] != [self.surface.width(), self.surface.height()] {
            self.surface.set_width(across);
            self.surface.set_height(down);
        }
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Ink {
    fn new(class: Class, samples: &Element) -> Option<Self> {
        let sample = document().create_element_ns(Some(SVG), "path").ok()?;
        sample.set_attribute("class", class.name()).ok()?;
        samples.append_child(&sample).ok()?;
        let mut ink = Self { class, sample, color: String::new() };
        ink.read();
        Some(ink)
    }

    fn read(&mut self) {
        let style = window().get_computed_style(&self.sample).ok().flatten();
        let color = style.and_then(|style| style.get_property_value("fill").ok());
        self.color = color.unwrap_or_default();
    }
}

/// Adds the outline of `piece`, the same way round as `outline` of `domain::figure::svg` writes it: its text would
/// have to be read again, which takes longer than all the rest.
fn trace(path: &Path2d, piece: Piece) {
    let to = |(x, y): (i32, i32)| (f64::from(x), f64::from(y));
    // The angle at which a point lies on a disc.
    let angle = |disc: Disc, (x, y)| Math::atan2(f64::from(y - disc.y), f64::from(x - disc.x));
    let arc = |disc: Disc, from, until| {
        // Only a radius below zero is refused.
        let _ = path.arc(f64::from(disc.x), f64::from(disc.y), f64::from(disc.r), from, until);
    };
    match piece {
        Piece::Capsule(a, b) => {
            let (a, b) = if a.r >= b.r { (a, b) } else { (b, a) };
            if let Some([first, second, third, last]) = touch(a, b) {
                let (x, y) = to(first);
                path.move_to(x, y);
                arc(b, angle(b, second), angle(b, third));
                arc(a, angle(a, last), angle(a, first));
            } else {
                path.move_to(f64::from(a.x + a.r), f64::from(a.y));
                arc(a, 0.0, TAU);
            }
        }
        Piece::Sheet(corners) => {
            let Some([first, rest @ ..]) = clockwise(corners) else { return };
            let (x, y) = to(first);
            path.move_to(x, y);
            for (x, y) in rest.map(to) {
                path.line_to(x, y);
            }
        }
    }
    path.close_path();
}
