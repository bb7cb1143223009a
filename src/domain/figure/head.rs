//! The head: skull, hair, face, nose and ears. The face is a part of the skull that is seen from every side as it
//! lies there, so a head that turns needs no other drawing.

use super::body::Body;
use super::camera::Camera;
use super::drawing::{Class, Disc, Drawing, Piece};
use super::flesh::{Ball, Skin};
use super::skeleton as bone;
use super::space::{DEG, MM, ONE, V3, atan2, cos, div, root, sin};

/// In how many steps the edge of the face is drawn.
const STEPS: i32 = 8;

pub fn head(body: &Body, camera: &Camera, drawing: &mut Drawing) {
    let frame = body.spine[14];
    let (at, radius) = bone::SKULL[0];
    let skull = Ball { at: frame.point(at), radius: radius + bone::HAIR };
    let mut skin = camera.pieces(&body.skull()[..]);
    skin.extend(camera.pieces(&body.nose()));
    drawing.add(Class::Skin, skin);
    let hair = camera.disc(skull);
    drawing.add(Class::Hair, vec![Piece::Capsule(hair, hair)]);
    let mut face = face(frame.turn.x, frame.turn.y, camera, hair);
    // What stands off the skull lies over the hair only where it is nearer than the middle of it.
    if camera.depth(frame.point(bone::NOSE[1].0) - skull.at) > 0 {
        face.extend(camera.pieces(&body.nose()));
    }
    // There is no hair on the chin.
    let [cheek, chin] = [bone::CHEEK, bone::SKULL[1]]
        .map(|(at, radius)| Ball { at: frame.point(at), radius: radius + 7 });
    if camera.depth(chin.at - skull.at) > 30 * MM {
        face.extend(camera.pieces(&[Skin::Capsule(cheek, chin)]));
    }
    for side in 0..2 {
        let ear = body.ear(side);
        if camera.depth(ear.at - skull.at) > 16 * MM {
            face.extend(camera.pieces(&[Skin::Capsule(ear, ear)]));
        }
    }
    drawing.add(Class::Skin, face);
}

/// What is seen of the face, on a head that is `hair` in the picture and looks that way.
fn face(forward: V3, upward: V3, camera: &Camera, hair: Disc) -> Vec<Piece> {
    let [wide, down] = bone::FACE.map(|degrees| degrees * DEG);
    let times = |a: i32, b: i32| div(i64::from(a) * i64::from(b), i64::from(ONE));
    let over = |a: i32, b: i32| div(i64::from(a) * i64::from(ONE), b.into());
    let rest = |a: i32| root(i64::from(ONE) * i64::from(ONE) - i64::from(a) * i64::from(a));
    // The middle of the face; in the picture it lies `ahead` of the middle of the head.
    let looks = camera.seen(forward.scale(cos(down), ONE) - upward.scale(sin(down), ONE));
    let ahead = rest(looks.z).max(1);
    let (right, up) = (over(looks.x, ahead), over(looks.y, ahead));
    // Where the edge of the face meets the outline of the head: so far aside from there, if it does.
    let meets = over(cos(wide), ahead);
    let (outline, edge) = if meets < ONE {
        let back = -over(times(cos(wide), looks.z), times(sin(wide), ahead).max(1));
        (angle(meets, rest(meets)), angle(back, rest(back)))
    } else if looks.z > 0 {
        (0, 180 * DEG)
    } else {
        return Vec::new();
    };
    let place = |along: i32, aside: i32| {
        let part = |it: i32| times(it, hair.r);
        let (x, y) =
            (times(right, along) - times(up, aside), times(up, along) + times(right, aside));
        (hair.x + part(x), hair.y - part(y))
    };
    // Along the edge of the face, and back along the outline of the head.
    let corners: Vec<(i32, i32)> = (0..=2 * STEPS)
        .map(|step| {
            if step <= STEPS {
                let turn = edge * (2 * step - STEPS) / STEPS;
                let along = times(cos(wide), ahead) - times(times(sin(wide), looks.z), cos(turn));
                return place(along, times(sin(wide), sin(turn)));
            }
            let turn = outline * (3 * STEPS - 2 * step) / STEPS;
            // A little farther out: the corners leave no hair along the chin.
            let out = |it: i32| it + it / 24;
            place(out(cos(turn)), out(sin(turn)))
        })
        .collect();
    let sum = corners.iter().fold((0, 0), |(x, y), at| (x + at.0, y + at.1));
    let centre = (sum.0 / (2 * STEPS + 1), sum.1 / (2 * STEPS + 1));
    (0..corners.len())
        .step_by(2)
        .map(|it| {
            let corner = |further: usize| corners[(it + further) % corners.len()];
            Piece::Sheet([centre, corner(0), corner(1), corner(2)])
        })
        .collect()
}

/// The angle whose cosine and sine these are, from 0 to 180°.
fn angle(cosine: i32, sine: i32) -> i32 {
    atan2(sine.into(), cosine.into())
}
