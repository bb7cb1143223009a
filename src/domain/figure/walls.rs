//! What is a surface: walls, and a mat that is looked down upon; and the rods and sheets that all things are made of.

use super::drawing::Class;
use super::flesh::{Ball, Skin};
use super::space::{V3, mm};

/// Whether a thing lies behind the body or before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    Behind,
    Before,
}

/// Pieces of one colour, behind the body or before it.
pub type Layer = (Depth, Class, Vec<Skin>);

/// Half the thickness of a mat.
pub const MAT: i32 = 16;

pub fn rod(from: V3, to: V3, radius: i32) -> Skin {
    Skin::Capsule(Ball { at: from, radius }, Ball { at: to, radius })
}

/// The edges of a sheet, rounded.
fn edges(corners: [V3; 4], radius: i32) -> impl Iterator<Item = Skin> {
    (0..4).map(move |edge| rod(corners[edge], corners[(edge + 1) % 4], radius))
}

/// A sheet with rounded edges.
pub fn surface(corners: [V3; 4], radius: i32) -> Vec<Skin> {
    let mut skins = vec![Skin::Sheet(corners)];
    skins.extend(edges(corners, radius));
    skins
}

/// Its top, and its thickness below.
pub fn mat(from: i32, to: i32) -> Vec<Layer> {
    const HALF: i32 = 320;
    let sheet = |y: i32| {
        surface(
            [(from, -HALF), (to, -HALF), (to, HALF), (from, HALF)].map(|(x, z)| mm(x, y, z)),
            12,
        )
    };
    vec![(Depth::Behind, Class::Prop, sheet(-2 * MAT)), (Depth::Behind, Class::Wall, sheet(0))]
}

/// Its face at `x`, from one height to another, and its cut end on the side of the eye.
pub fn wall(x: i32, [bottom, top]: [i32; 2], from_left: bool) -> Vec<Layer> {
    const HALF: i32 = 260;
    const THICK: i32 = 130;
    let x = x + 8;
    let deep = x + x.signum() * THICK;
    let near = if from_left { -HALF } else { HALF };
    let sheet = |[first, second]: [(i32, i32); 2]| {
        let corners = [(first, bottom), (second, bottom), (second, top), (first, top)];
        vec![Skin::Sheet(corners.map(|((x, z), y)| mm(x, y, z)))]
    };
    vec![
        (Depth::Behind, Class::Wall, sheet([(x, -HALF), (x, HALF)])),
        (Depth::Behind, Class::Prop, sheet([(x, near), (deep, near)])),
    ]
}

/// The wall behind somebody, and its skirting.
pub fn skirting(half: i32, height: i32) -> Vec<Layer> {
    const TOP: i32 = 1990;
    let panel = |top: i32| {
        let corners = [(0, -half), (0, half), (top, half), (top, -half)];
        vec![Skin::Sheet(corners.map(|(y, z)| mm(-200, y, z)))]
    };
    vec![(Depth::Behind, Class::Wall, panel(TOP)), (Depth::Behind, Class::Prop, panel(height))]
}

/// Two walls that meet at `x`; one lies in the shade.
pub fn corner(x: i32, half: i32, top: i32) -> Vec<Layer> {
    let wall = |z: i32| {
        let corners = [(x, 0, 0), (x - half, 0, z), (x - half, top, z), (x, top, 0)];
        vec![Skin::Sheet(corners.map(|(x, y, z)| mm(x, y, z)))]
    };
    vec![(Depth::Behind, Class::Wall, wall(-half)), (Depth::Behind, Class::Shade, wall(half))]
}

/// The wall on both sides of a doorway, and its frame.
pub fn doorway(half: i32, top: i32) -> Vec<Layer> {
    const WALL: i32 = 200;
    let wall = [-1, 1].map(|side| {
        let (near, far) = (side * half, side * (half + WALL));
        let corners = [(0, near), (0, far), (top, far), (top, near)];
        Skin::Sheet(corners.map(|(y, z)| mm(0, y, z)))
    });
    let frame = [-half, half].map(|z| rod(mm(0, 20, z), mm(0, top, z), 20));
    vec![(Depth::Behind, Class::Wall, wall.to_vec()), (Depth::Behind, Class::Prop, frame.to_vec())]
}
