//! The figures: bones, contact, frame, mirror image, joints and words, for every pose; and what the
//! build says about a pose that is wrong.

#[path = "../build/poses.rs"]
mod poses;
#[path = "../build/problem.rs"]
mod problem;
/// Under the name by which the build knows it.
mod domain {
    pub use unhunch::domain::figure;
}

use std::fs;
use std::path::{Path, PathBuf};

use unhunch::content::{figure, figures};
use unhunch::domain::figure::Figure;
use unhunch::domain::figure::body::body;
use unhunch::domain::figure::drawing::{Disc, FRAME};
use unhunch::domain::figure::flesh::Skin;
use unhunch::domain::figure::limits::{SINKS, readings, stretched};
use unhunch::domain::figure::paint::RING;
use unhunch::domain::figure::pose::{Carrier, Hand, Leg, Pose, Reach};
use unhunch::domain::figure::skeleton::{ANKLE, PALM, SPINE};
use unhunch::domain::figure::space::{DEG, MM, ONE, Turn, atan2, cos, mm, sin};
use unhunch::domain::figure::svg::svg;

/// Every key pose of every figure, with a name for messages.
fn every_pose() -> impl Iterator<Item = (String, &'static Figure, usize, &'static Pose)> {
    figures().iter().flat_map(|figure| {
        figure.poses.iter().enumerate().map(move |(index, (name, pose))| {
            (format!("{} {name}", figure.slug), figure, index, pose)
        })
    })
}

#[test]
fn bones_keep_their_length() {
    for (name, _, _, pose) in every_pose() {
        let body = body(pose);
        assert_eq!(stretched(&body), [], "{name}");
        for (piece, pair) in SPINE.iter().zip(body.spine[1..].windows(2)) {
            let length = (pair[1].at - pair[0].at).length();
            let off = (length - piece.length * MM).abs();
            assert!(off * 100 <= piece.length * MM, "{name}: a vertebra of {length}");
        }
    }
}

#[test]
fn nobody_sinks_into_the_floor() {
    for (name, _, _, pose) in every_pose() {
        let bottom = body(pose).bottom() / MM;
        assert!(bottom >= -SINKS, "{name} sinks to {bottom} mm");
    }
}

/// One hundredth of the height of the body, in millimetres.
const HUNDREDTH: i32 = 17;

#[test]
fn what_is_planted_stands_where_it_is_planted() {
    for (name, _, _, pose) in every_pose() {
        let body = body(pose);
        let near = |what: &str, is: i32, should: i32| {
            assert!(
                (is / MM - should).abs() <= HUNDREDTH,
                "{name}: {what} at {} not {should}",
                is / MM
            );
        };
        for side in 0..2 {
            if let Leg::Stands { at: [x, y, _], .. } = pose.legs[side] {
                let [.., ankle] = body.legs[side];
                near("ankle", ankle.x, x.into());
                near("sole", ankle.y - ANKLE * MM, y.into());
            }
            if let Leg::Kneels { .. } = pose.legs[side] {
                near("shin", lowest(&body.leg(side)), 0);
            }
            if let (Reach::Placed { at: [x, y, _], .. }, hand) =
                (pose.arms[side].reach, pose.arms[side].hand)
            {
                let [.., wrist, tip] = body.arms[side];
                near("wrist", wrist.x, x.into());
                near("wrist", wrist.y, y.into());
                if hand == Hand::Points(0, -PALM.1) {
                    near("fingertips", tip.y, i32::from(y - PALM.0) + 21);
                }
            }
        }
        match pose.root.by {
            Carrier::Lowest => near("body", body.bottom(), pose.root.y.into()),
            Carrier::Seat => {
                near("seat", lowest(&body.trunk()), pose.root.y.into());
            }
            Carrier::Knees | Carrier::Hips | Carrier::Hands => {}
        }
    }
}

/// The lowest point of some flesh, in sixteenths of a millimetre.
fn lowest(skins: &[Skin]) -> i32 {
    let balls = skins.iter().flat_map(|skin| match *skin {
        Skin::Capsule(a, b) => vec![a, b],
        Skin::Sheet(_) => Vec::new(),
    });
    balls.map(|ball| ball.bottom()).min().expect("flesh")
}

#[test]
fn nothing_leaves_the_ring() {
    for (name, figure, index, _) in every_pose() {
        for Disc { x, y, r } in figure.drawing(index, false).discs() {
            let (right, down) = (f64::from(x - FRAME / 2), f64::from(y - FRAME / 2));
            let reach = right.hypot(down) + f64::from(r);
            assert!(reach <= f64::from(RING) + 1.0, "{name}: a disc at {x} {y} reaches {reach}");
        }
    }
}

#[test]
fn figures_fill_the_frame() {
    for (name, figure, index, _) in every_pose() {
        let drawing = figure.scene(index);
        let low = drawing.discs().map(|disc| disc.x - disc.r).min().expect("discs");
        let high = drawing.discs().map(|disc| disc.x + disc.r).max().expect("discs");
        let top = drawing.discs().map(|disc| disc.y - disc.r).min().expect("discs");
        let bottom = drawing.discs().map(|disc| disc.y + disc.r).max().expect("discs");
        let most = (high - low).max(bottom - top);
        assert!(most >= FRAME * 11 / 20, "{name} is only {most} of {FRAME} large");
    }
}

#[test]
fn the_mirror_image_is_exact() {
    for (name, figure, index, _) in every_pose() {
        let (plain, mirrored) = (figure.drawing(index, false), figure.drawing(index, true));
        let flipped: Vec<Disc> =
            plain.discs().map(|disc| Disc { x: FRAME - disc.x, ..disc }).collect();
        assert_eq!(mirrored.discs().collect::<Vec<_>>(), flipped, "{name}");
        assert_eq!(mirrored.clone().mirrored(), plain, "{name}");
        let same = coordinates(&svg(&plain), true) == coordinates(&svg(&mirrored), false);
        assert!(same, "{name}: an outline is not the mirror image of its original");
    }
}

/// The points at which the outlines of a drawing bend, once each and in order; flipped on request.
fn coordinates(svg: &str, flip: bool) -> Vec<(i32, i32)> {
    let mut points: Vec<(i32, i32)> = Vec::new();
    for path in svg.split(" d=\"").skip(1) {
        let data = path.split('"').next().expect("a path ends");
        for part in data.split(['M', 'L', 'Z']).flat_map(|part| part.split('A')) {
            let numbers: Vec<i32> = part.split(' ').filter_map(|word| word.parse().ok()).collect();
            if let (true, [.., x, y]) =
                (numbers.len() == 2 || numbers.len() == 7, numbers.as_slice())
            {
                points.push((if flip { FRAME - x } else { *x }, *y));
            }
        }
    }
    points.sort_unstable();
    points.dedup();
    points
}

#[test]
fn joints_stay_within_what_people_can_do() {
    for (name, _, _, pose) in every_pose() {
        for reading in readings(pose) {
            assert!(reading.is_possible(), "{name}: {reading:?}");
        }
    }
}

#[test]
fn every_figure_says_what_it_shows() {
    for figure in figures() {
        for mirrored in [false, true] {
            let alt = figure.alt(mirrored);
            assert!(alt.starts_with("A person ") && alt.ends_with('.'), "{}: {alt}", figure.slug);
        }
        let sided = figure.alt(false).contains("left") || figure.alt(false).contains("right");
        assert_eq!(figure.alt(false) != figure.alt(true), sided, "{}", figure.slug);
    }
}

#[test]
fn every_figure_has_a_main_pose_and_no_styles() {
    for figure in figures() {
        assert_eq!(figure.poses[0].0, "main", "{}", figure.slug);
        let body = figure.svg(false);
        assert!(!body.contains("style"), "{}", figure.slug);
        assert!(body.contains("fig-near") && body.contains("fig-area"), "{}", figure.slug);
        assert!(body.len() < 16_000, "{} takes {} bytes", figure.slug, body.len());
    }
    assert!(figure("no-such-exercise").is_none());
}

#[test]
fn sines_and_turns_are_near_enough() {
    for angle in (-720 * DEG..720 * DEG).step_by(7) {
        let exact = (f64::from(angle) / f64::from(DEG)).to_radians();
        assert!((f64::from(sin(angle)) / f64::from(ONE) - exact.sin()).abs() < 2e-4, "sin {angle}");
        assert!((f64::from(cos(angle)) / f64::from(ONE) - exact.cos()).abs() < 2e-4, "cos {angle}");
    }
    for degrees in -179..=180 {
        let (y, x) = (sin(degrees * DEG), cos(degrees * DEG));
        assert!((atan2(y.into(), x.into()) - degrees * DEG).abs() <= DEG / 2, "{degrees}");
    }
    let turn = Turn::bow(30 * DEG) * Turn::lean(40 * DEG) * Turn::look(50 * DEG);
    let arrow = mm(100, -200, 300);
    assert!((turn.seen(turn.of(arrow)) - arrow).length() < MM);
}

/// A copy of `content/poses/` that a test may spoil.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // What an earlier run left there.
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("poses")).expect("room");
        fs::copy("content/poses/cat-cow.toml", root.join("poses/cat-cow.toml")).expect("copied");
        Self(root)
    }

    fn problems(&self, from: &str, to: &str) -> String {
        let path = self.0.join("poses/cat-cow.toml");
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "the file has {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let found = poses::poses(&self.0, |slug| slug == "cat-cow").err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

fn check_mistake(name: &str, from: &str, to: &str, expected: &str) {
    let problems = Copy::new(name).problems(from, to);
    assert!(problems.contains(expected), "{expected:?} is not in {problems:?}");
}

#[test]
fn a_pose_without_mistakes_passes() {
    assert_eq!(Copy::new("pose-good").problems("A person", "A person"), "");
}

#[test]
fn the_build_names_each_mistake() {
    for (name, from, to, expected) in [
        ("pose-key", "turn =", "spin =", "unknown field"),
        ("pose-view", "\"right\"", "\"below\"", "view: \"below\""),
        ("pose-alt", "A person", "Somebody", "alt: is no sentence"),
        ("pose-prop", "mat ", "bathtub ", "props: "),
        ("pose-area", "upper-back", "kneecap", "area: "),
        ("pose-main", "[pose.main]", "[pose.first]", "pose: has no main"),
        ("pose-root", "\"knees 0 0\"", "\"nose 0 0\"", "pose.main.root"),
        ("pose-limit", "lumbar = [", "lumbar = [1", "pose.main: low back bow is 1"),
        ("pose-reach", "plants = [4", "plants = [24", "out of reach"),
        ("pose-sinks", "\"knees 0 0\"", "\"knees 0 -60\"", "pose.main: sinks"),
        ("pose-long", "[pose.main]", &format!("[pose.main]\n# {}", "x".repeat(700)), "700 bytes"),
    ] {
        check_mistake(name, from, to, expected);
    }
}

#[test]
fn a_pose_of_no_exercise_is_a_mistake() {
    let copy = Copy::new("pose-orphan");
    let found = poses::poses(&copy.0, |_| false).err().unwrap_or_default();
    assert!(found.iter().any(|it| it.to_string().contains("names no exercise")), "{found:?}");
}
