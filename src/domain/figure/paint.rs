//! From a posed body to a drawing: the view, the layers, and the order in which they lie.

use super::Figure;
use super::area::WorkingZone;
use super::arrow::{self, Anchor};
use super::body::Body;
use super::camera::Camera;
use super::drawing::{Class, Disc, Drawing, Piece};
use super::flesh::Skin;
use super::head;
use super::props::Prop;
use super::space::{MM, V3};
use super::svg::touch;
use super::view::Distance;
use super::walls::Depth;

/// The width of the line of bare paper round a limb.
const GAP: i32 = 26;

/// The same pieces, with a rim of bare paper; `opening` from nothing at their root, or all round.
fn rim(pieces: &[Piece], opening: bool) -> Vec<Piece> {
    rim_of(pieces, opening, GAP)
}

fn rim_of(pieces: &[Piece], opening: bool, gap: i32) -> Vec<Piece> {
    let grow = |disc: Disc| Disc { r: disc.r + gap, ..disc };
    pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| match *piece {
            Piece::Capsule(root, tip) if opening && index == 0 => {
                Piece::Capsule(Disc { r: root.r - GAP, ..root }, grow(tip))
            }
            Piece::Capsule(a, b) => Piece::Capsule(grow(a), grow(b)),
            Piece::Sheet(corners) => Piece::Sheet(corners),
        })
        .collect()
}

/// The same pieces, the last of them cut straight across at its end: a hem.
fn hemmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Capsule(a, b)) = pieces.pop() {
        pieces.push(Piece::Capsule(a, a));
        let (large, small) = if a.r >= b.r { (a, b) } else { (b, a) };
        pieces.extend(touch(large, small).map(Piece::Sheet));
    }
    pieces
}

/// What of a limb is set off by a line of bare paper.
#[derive(Clone, Copy, PartialEq)]
enum Seams {
    None,
    Upper,
    All,
}

/// The same pieces, so far to the right and down.
fn moved(mut pieces: Vec<Piece>, [right, down]: [i32; 2]) -> Vec<Piece> {
    let by = |disc: Disc| Disc { x: disc.x + right, y: disc.y + down, ..disc };
    for piece in &mut pieces {
        *piece = match *piece {
            Piece::Capsule(a, b) => Piece::Capsule(by(a), by(b)),
            Piece::Sheet(corners) => Piece::Sheet(corners.map(|(x, y)| (x + right, y + down))),
        };
    }
    pieces
}

/// A limb, ready to be laid in its place.
struct Limb {
    /// Whether it is drawn paler.
    is_far: bool,
    /// How much nearer than the trunk.
    depth: i32,
    /// How much nearer its lower half is than its upper.
    lower_depth: i32,
    /// What covers it; its root melts into the trunk.
    cloth: Class,
    /// An arm: sleeve, bare upper arm, forearm and hand. A leg: thigh, shin, foot.
    parts: [Vec<Piece>; 3],
}

impl Limb {
    fn new(
        camera: &Camera,
        far: bool,
        cloth: Class,
        skins: [Vec<Skin>; 3],
        joints: [V3; 3],
        trunk: i32,
    ) -> Self {
        let [root, middle, end] = joints.map(|joint| camera.depth(joint));
        let depth = i32::midpoint(middle, end) - trunk;
        Self {
            // A far limb that has come across to the near side is near.
            is_far: far && depth < 40 * MM,
            depth,
            lower_depth: end - root,
            cloth,
            parts: skins.map(|skins| camera.pieces(&skins)),
        }
    }

    fn add(&self, drawing: &mut Drawing, class: Class, pieces: Vec<Piece>) {
        drawing.add(if self.is_far { class.far() } else { class }, pieces);
    }

    /// Puts it into the drawing; in front of the trunk, one even line of bare paper goes round all of it.
    fn onto(self, drawing: &mut Drawing, seams: Seams, line: Class) {
        let [upper, middle, lower] = &self.parts;
        let recedes = self.lower_depth < -220 * MM;
        let seam = |drawing: &mut Drawing, parts: [&[Piece]; 3], opening: bool| {
            let mut pieces = if seams == Seams::None { Vec::new() } else { rim(parts[0], opening) };
            if seams == Seams::All {
                pieces.extend(parts[1..].iter().flat_map(|part| rim(part, false)));
            }
            if !pieces.is_empty() {
                drawing.add(line, pieces);
            }
        };
        if self.cloth == Class::Top {
            if recedes {
                seam(drawing, [lower, &[], &[]], false);
                self.add(drawing, Class::Skin, lower.clone());
                seam(drawing, [&upper[1..], middle, &[]], true);
            } else {
                seam(drawing, [&upper[1..], middle, lower], true);
            }
            self.add(drawing, Class::Skin, middle.clone());
            self.add(drawing, Class::Top, hemmed(upper.clone()));
            if !recedes {
                self.add(drawing, Class::Skin, lower.clone());
            }
        } else if recedes {
            seam(drawing, [middle, &[], &[]], false);
            self.add(drawing, Class::Skin, lower.clone());
            self.add(drawing, Class::Legs, hemmed(middle.clone()));
            seam(drawing, [&upper[1..], &[], &[]], true);
            self.add(drawing, Class::Legs, upper.clone());
        } else {
            seam(drawing, [&upper[1..], middle, &[]], true);
            self.add(drawing, Class::Legs, upper.clone());
            seam(drawing, [&middle[1..], &[], &[]], true);
            self.add(drawing, Class::Skin, lower.clone());
            self.add(drawing, Class::Legs, hemmed(middle.clone()));
        }
    }
}

/// `body` as `figure` shows it, with the things round it. The ground is not drawn: it is the lower edge of the frame.
/// Faintly behind it stands `ghost`, where it comes from.
pub fn paint(figure: &Figure, body: &Body, ghost: Option<&Body>) -> Drawing {
    let camera = Camera::new(figure);
    let mut drawing = Drawing::default();
    if let Some(ghost) = ghost {
        let mut pieces = silhouette(figure, ghost, &camera);
        let own = silhouette(figure, body, &camera);
        pieces.retain(|piece| !own.contains(piece));
        drawing.add(Class::Ghost, pieces);
    }
    props(figure, body, &camera, Depth::Behind, &mut drawing);

    let trunk = camera.depth(body.spine[6].at);
    let grips = figure.props.iter().any(Prop::is_gripped);
    let mut limbs: Vec<Limb> = (0..2)
        .flat_map(|side| {
            let far = figure.view.is_far(side);
            let [far_arm, far_leg] = figure.works.map(|works| far && !works[side]);
            // Seen at a slant, both arms are seen whole.
            let far_arm = far_arm && !figure.is_slanted();
            let [_, shoulder, elbow, wrist, _] = body.arms[side];
            let joints = [shoulder, elbow, wrist];
            let leg = || {
                let skins = body.leg(side);
                Limb::new(&camera, far_leg, Class::Legs, skins, body.legs[side], trunk)
            };
            let skins = body.arm(side, grips);
            let arm = Limb::new(&camera, far_arm, Class::Top, skins, joints, trunk);
            (!figure.close).then(leg).into_iter().chain([arm])
        })
        .collect();
    // Far before near, then by depth. By hand: the library's sort costs 2 KB for these four.
    for end in 1..limbs.len() {
        for index in (0..end).rev() {
            let order = |limb: &Limb| (!limb.is_far, limb.depth);
            if order(&limbs[index]) > order(&limbs[index + 1]) {
                limbs.swap(index, index + 1);
            }
        }
    }
    let (behind, front): (Vec<_>, Vec<_>) =
        limbs.into_iter().partition(|limb| limb.is_far || limb.depth < -60 * MM);
    let one_leg = behind.iter().any(|limb| limb.is_far && limb.cloth == Class::Legs);
    let on_wall = figure.props.iter().any(Prop::is_behind);
    let [hips, torso, neck] = body.trunk_parts().map(|skins| camera.pieces(&skins));
    let away = if on_wall { [90, 50] } else { [16, 34] };
    if on_wall || (figure.is_slanted() && figure.distance() == Distance::Floor) {
        let mut shade = silhouette(figure, body, &camera);
        // What the flat pieces would fill lies under the body.
        shade.retain(|piece| matches!(piece, Piece::Capsule(..)));
        drawing.add(Class::Shade, moved(shade, away.map(|length| camera.size(length))));
    }
    for limb in behind {
        limb.onto(&mut drawing, Seams::None, Class::Gap);
    }
    drawing.add(Class::Legs, hips);
    drawing.add(Class::Skin, neck);
    drawing.add(Class::Top, torso);
    head::head(body, &camera, &mut drawing);
    areas(figure, body, &camera, false, &mut drawing);
    // A limb before a paler one needs no line, but a sleeve before the chest.
    for limb in front {
        let seams = match limb.cloth {
            Class::Top => Seams::Upper,
            _ if one_leg || on_wall => Seams::None,
            _ => Seams::All,
        };
        // On a surface, bare paper would be a cut-out.
        let line = if figure.is_slanted() { Class::Shade } else { Class::Gap };
        limb.onto(&mut drawing, seams, line);
    }
    areas(figure, body, &camera, true, &mut drawing);
    props(figure, body, &camera, Depth::Before, &mut drawing);
    for it in figure.arrows {
        let strokes = arrow::strokes(it, camera.spot(it.at.place(body)), figure.fit.scale);
        drawing.add(Class::Gap, rim(&strokes, false));
        drawing.add(Class::Arrow, strokes);
    }
    drawing
}

/// All of the body that is drawn, in one.
fn silhouette(figure: &Figure, body: &Body, camera: &Camera) -> Vec<Piece> {
    let mut skins = body.trunk();
    skins.extend(body.skull());
    skins.extend(body.nose());
    for side in 0..2 {
        skins.extend(body.arm(side, false).concat());
        if !figure.close {
            skins.extend(body.leg(side).concat());
        }
    }
    camera.pieces(&skins)
}

/// A ring round the part of the body that a mistake is made with.
pub fn mark(figure: &Figure, body: &Body, at: Anchor, drawing: &mut Drawing) {
    let camera = Camera::new(figure);
    let pieces = arrow::ring(camera.spot(at.place(body)));
    drawing.add(Class::Gap, rim(&pieces, false));
    drawing.add(Class::Band, pieces);
}

fn props(figure: &Figure, body: &Body, camera: &Camera, place: Depth, drawing: &mut Drawing) {
    for prop in figure.props {
        for (where_, class, skins) in prop.skins(body, figure.view, figure.is_slanted()) {
            if where_ == place {
                let pieces = camera.pieces(&skins);
                if place == Depth::Before && matches!(class, Class::Kit | Class::Band) {
                    drawing.add(Class::Gap, rim_of(&pieces, false, GAP / 2));
                }
                drawing.add(class, pieces);
            }
        }
    }
}

fn areas(figure: &Figure, body: &Body, camera: &Camera, over: bool, drawing: &mut Drawing) {
    for area in figure.areas {
        if area.zone.is_over() == over {
            let pieces = camera.pieces(&area.skins(body, figure.view));
            // On bare skin and on trousers it is set off by the colour of the top.
            if matches!(area.zone, WorkingZone::Neck | WorkingZone::LowBack | WorkingZone::Belly) {
                drawing.add(Class::Top, rim_of(&pieces, false, GAP));
            }
            drawing.add(Class::Area, pieces);
        }
    }
}
