//! The figures: bones, contact, frame, mirror image, joints and words, for every pose; and what the
//! build says about a pose that is wrong.

#[path = "../build/poses.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod poses;
#[path = "../build/problem.rs"]
mod problem;
/// Under the name by which the build knows it.
mod i18n {
    pub use unhunch::i18n::Key;
}
mod domain {
    pub use unhunch::domain::figure;
}

use std::fs;
use std::path::{Path, PathBuf};

use unhunch::content::{figure, figures};
use unhunch::domain::figure::body::body;
use unhunch::domain::figure::drawing::{Class, Disc, Drawing, FRAME, discs};
use unhunch::domain::figure::flesh::Skin;
use unhunch::domain::figure::limits::{SINKS, planted, readings, stretched};
use unhunch::domain::figure::pose::{Carrier, FINE, Hand, Leg, Pose, Reach};
use unhunch::domain::figure::skeleton::{ANKLE, PALM, SPINE};
use unhunch::domain::figure::space::{DEG, MM, ONE, Rotation, V3, atan2, cos, mm, sin};
use unhunch::domain::figure::svg::svg;
use unhunch::domain::figure::view::View;
use unhunch::domain::figure::{Figure, Frame};

/// How many frames of each way between two key poses are looked at.
const BETWEEN: i32 = 15;

/// Every key pose of every figure, and frames of every way between two, with a name for messages.
fn every_pose() -> impl Iterator<Item = (String, &'static Figure, Frame, Pose)> {
    figures().iter().flat_map(|figure| {
        figure.moments(BETWEEN).into_iter().map(move |moment| {
            let [from, to] = [moment.from, moment.to].map(|index| figure.poses[index].0);
            let percent = moment.share * 100 / ONE;
            let name = format!("{} {from} to {to} at {percent} %", figure.slug);
            (name, figure, moment, figure.pose(moment))
        })
    })
}

#[test]
fn bones_keep_their_length() {
    for (name, _, _, pose) in every_pose() {
        let body = body(&pose);
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
        let bottom = body(&pose).bottom() / MM;
        assert!(bottom >= -SINKS, "{name} sinks to {bottom} mm");
    }
}

/// One hundredth of the height of the body, in millimetres.
const HUNDREDTH: i32 = 17;

#[test]
fn what_is_planted_stands_where_it_is_planted() {
    for (name, figure, moment, pose) in every_pose() {
        let body = body(&pose);
        let is_key = moment.share == 0 || moment.share == ONE;
        let planted = planted(&figure.poses[moment.from].1, &figure.poses[moment.to].1);
        let near = |what: &str, is: i32, should: i32| {
            assert!(
                (is / MM - should).abs() <= HUNDREDTH,
                "{name}: {what} at {} not {should}",
                is / MM
            );
        };
        for (side, is_planted) in planted.into_iter().enumerate() {
            if let Leg::Stands { at: [x, y, _], .. } = pose.legs[side] {
                let [.., ankle] = body.legs[side];
                near("ankle", ankle.x, whole(x));
                near("sole", ankle.y - ANKLE * MM, whole(y));
            }
            if let Leg::Kneels { .. } = pose.legs[side] {
                near("shin", lowest(&body.leg(side).concat()), 0);
            }
            if let (Reach::Placed { at: [x, y, _], .. }, hand) =
                (pose.arms[side].reach, pose.arms[side].hand)
                && (is_key || is_planted)
            {
                let [.., wrist, tip] = body.arms[side];
                near("wrist", wrist.x, whole(x));
                near("wrist", wrist.y, whole(y));
                if hand == Hand::Points(0, -PALM.1 * FINE as i16) {
                    near("fingertips", tip.y, whole(y) - i32::from(PALM.0) + 21);
                }
            }
        }
        match pose.root.by {
            Carrier::Lowest => near("body", body.bottom(), whole(pose.root.y)),
            Carrier::Seat => {
                near("seat", lowest(&body.trunk()), whole(pose.root.y));
            }
            Carrier::Knees | Carrier::Hips | Carrier::Hands => {}
        }
    }
}

/// A length of a pose, in whole millimetres.
fn whole(fine: i16) -> i32 {
    i32::from(fine) / FINE
}

#[test]
fn what_is_planted_does_not_slide() {
    let mut stay = 0;
    for figure in figures() {
        for [from, to] in figure.ways() {
            let [a, b] = [from, to].map(|index| &figure.poses[index].1);
            let ends = [body(a), body(b)];
            let hands = planted(a, b);
            for step in 0..=BETWEEN {
                let moment = Frame { from, to, share: ONE * step / BETWEEN, ..Frame::still(from) };
                let now = body(&figure.pose(moment));
                let name = format!("{} {from} to {to} at {step}", figure.slug);
                for (side, is_planted) in hands.into_iter().enumerate() {
                    let slid = |a: V3, b: V3| (a - b).length() / MM > HUNDREDTH;
                    let stands = |pose: &Pose| match pose.legs[side] {
                        Leg::Stands { at, .. } => Some(at),
                        _ => None,
                    };
                    if stands(a).is_some() && stands(a) == stands(b) {
                        assert!(!slid(now.legs[side][2], ends[0].legs[side][2]), "{name}: a foot");
                        stay += 1;
                    }
                    if is_planted {
                        assert!(!slid(now.arms[side][3], ends[0].arms[side][3]), "{name}: a hand");
                        stay += 1;
                    }
                    let kneels = |pose: &Pose| matches!(pose.legs[side], Leg::Kneels { .. });
                    if kneels(a) && kneels(b) {
                        assert!(!slid(now.legs[side][1], ends[1].legs[side][1]), "{name}: a knee");
                        stay += 1;
                    }
                }
            }
        }
    }
    assert!(stay > 1000, "only {stay} planted limbs were looked at");
}

#[test]
fn a_movement_is_one_way_without_jumps() {
    for figure in figures() {
        for [from, to] in figure.ways() {
            let steps = 64;
            let at = |step: i32| {
                let share = figure.ease.at(ONE * step / steps);
                body(&figure.pose(Frame { from, to, share, ..Frame::still(from) }))
            };
            for step in 0..steps {
                let (a, b) = (at(step), at(step + 1));
                let most = a.joints().zip(b.joints()).map(|(a, b)| (a - b).length() / MM).max();
                // A hand that swings half a circle with the trunk goes 80 mm in such a step.
                let name = figure.slug;
                assert!(most.unwrap_or_default() < 90, "{name} {from} to {to}: {most:?} at {step}");
            }
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

/// The box of a drawing: left, top, right, bottom.
fn span(drawing: &Drawing) -> [i32; 4] {
    drawing
        .shapes
        .iter()
        .filter(|shape| !matches!(shape.class, Class::Gap | Class::Shade))
        .flat_map(|shape| discs(&shape.pieces))
        .map(|Disc { x, y, r }| [x - r, y - r, x + r, y + r])
        .reduce(join)
        .expect("a drawing shows something")
}

fn join(a: [i32; 4], b: [i32; 4]) -> [i32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[test]
fn nothing_of_a_movement_leaves_the_frame() {
    for (name, figure, moment, _) in every_pose() {
        let boxes = [figure.drawing(0, false), figure.moving(moment, false)].map(|it| span(&it));
        let [left, top, right, bottom] = join(boxes[0], boxes[1]);
        assert!(left >= 0 && right <= FRAME[0], "{name}: from {left} to {right} across");
        assert!(top >= 0, "{name}: its top is at {top}");
        // What is close is cut by the ground; soft parts give way to it.
        assert!(figure.close || bottom <= FRAME[1] + 40, "{name}: down to {bottom}");
    }
}

#[test]
fn all_stand_on_one_ground_at_one_scale() {
    for (name, figure, moment, pose) in every_pose() {
        assert_eq!(figure.fit.scale, figure.distance().scale(), "{name}");
        let [.., bottom] = span(&figure.moving(moment, false));
        // Looked down upon, a limb that is moved can be what is nearest; and one can be held up by a roll.
        let slant = figure.tilt > 0 || figure.view == View::Above;
        let touches = body(&pose).bottom() / MM <= 10 && !slant;
        let gap = if touches || figure.close { 40 } else { 500 };
        assert!(bottom >= FRAME[1] - gap, "{name}: ends in mid-air, at {bottom}");
    }
}

#[test]
fn figures_fill_the_frame() {
    let mut shares: Vec<(i32, &str)> = figures()
        .iter()
        .map(|figure| {
            let boxes =
                figure.moments(BETWEEN).into_iter().map(|it| span(&figure.moving(it, false)));
            let [left, top, right, bottom] = boxes.reduce(join).expect("moments");
            let across = (right - left) * 100 / FRAME[0];
            let down = (bottom.min(FRAME[1]) - top) * 100 / FRAME[1];
            (across.max(down), figure.slug)
        })
        .collect();
    shares.sort_unstable();
    assert!(shares[0].0 >= 60, "small in the frame: {shares:?}");
    let (median, _) = shares[shares.len() / 2];
    assert!(median >= 75, "half of all figures fill less than {median} % of it: {shares:?}");
}

#[test]
fn the_box_of_a_still_holds_it_on_the_ground() {
    for figure in figures() {
        for mirrored in [false, true] {
            let text = figure.view_box(mirrored);
            let numbers: Vec<i32> = text.split(' ').filter_map(|it| it.parse().ok()).collect();
            let &[left, top, across, down] = numbers.as_slice() else { panic!("{text}") };
            let still = span(&figure.drawing(0, mirrored));
            let name = figure.slug;
            assert!(left <= still[0] && left + across >= still[2], "{name}: {text}, {still:?}");
            assert!(top <= still[1] && still[1] - top <= 40, "{name}: {text}, {still:?}");
            assert!(across - (still[2] - still[0]) <= 80, "{name}: {text}, {still:?}");
            assert_eq!(top + down, FRAME[1], "{name}");
        }
    }
}

#[test]
fn the_mirror_image_is_exact() {
    for (name, figure, moment, _) in every_pose() {
        let (plain, mirrored) = (figure.moving(moment, false), figure.moving(moment, true));
        let flipped: Vec<Disc> =
            plain.discs().map(|disc| Disc { x: FRAME[0] - disc.x, ..disc }).collect();
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
                points.push((if flip { FRAME[0] - x } else { *x }, *y));
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
        for reading in readings(&pose) {
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
        assert!(body.contains("fig-top") && body.contains("fig-area"), "{}", figure.slug);
        // Tones and a shadow on the mat take more outlines than one black shape did.
        assert!(body.len() < 18_000, "{} takes {} bytes", figure.slug, body.len());
    }
    assert!(figure("no-such-exercise").is_none());
}

#[test]
fn the_limb_that_does_the_work_is_never_the_pale_one() {
    let dog = figure("bird-dog").expect("it is there");
    assert_eq!(dog.works, [[true, false], [false, true]], "left arm and right leg are lifted");
    let classes = |index: usize| -> Vec<Class> {
        dog.drawing(index, false).shapes.into_iter().map(|shape| shape.class).collect()
    };
    // Seen from the left, the right arm stands far away, and the right leg is lifted.
    assert!(classes(0).contains(&Class::FarTop), "the arm that stands");
    assert!(!classes(0).contains(&Class::FarLegs), "the leg that is lifted");
    let both = figure("cat-cow").expect("it is there");
    assert_eq!(both.works, [[false; 2]; 2]);
    let far = both.drawing(0, false).shapes.into_iter().any(|it| it.class == Class::FarLegs);
    assert!(far, "a leg that only stands is pale");
}

/// How much of the head is face: the share of its box, in percent, of what is skin before the hair.
fn face(slug: &str) -> i32 {
    let shapes = figure(slug).expect("it is there").drawing(0, false).shapes;
    let hair = shapes.iter().position(|it| it.class == Class::Hair).expect("hair");
    let box_of = |index: usize| {
        let [left, top, right, bottom] = span(&Drawing { shapes: vec![shapes[index].clone()] });
        (right - left) * (bottom - top)
    };
    let next = shapes.get(hair + 1).filter(|it| it.class == Class::Skin);
    next.map_or(0, |_| box_of(hair + 1) * 100 / box_of(hair))
}

#[test]
fn a_face_is_seen_from_before_and_not_from_behind() {
    let [front, side, behind] = ["wall-slides", "posture-set", "shoulder-blade-squeeze"].map(face);
    assert!(front > 80, "from before: {front}");
    assert!((60..110).contains(&side), "from the side, with the nose: {side}");
    assert!(behind < side / 2 + 20 && behind < front, "from behind: {behind}");
}

#[test]
fn a_still_with_an_arrow_shows_from_where_it_comes() {
    let has = |slug: &str, moving: bool| {
        let figure = figure(slug).expect("it is there");
        let drawing =
            if moving { figure.moving(Frame::still(0), false) } else { figure.drawing(0, false) };
        drawing.shapes.iter().any(|shape| shape.class == Class::Ghost)
    };
    assert!(has("band-lateral-raise", false));
    assert!(!has("band-lateral-raise", true), "what moves needs no ghost");
    assert!(!has("wall-push-up", false), "no arrow, no ghost");
}

#[test]
fn a_mistake_is_marked_where_it_is_made() {
    for figure in figures() {
        assert_eq!(figure.wrong.is_some(), figure.mistake_at.is_some(), "{}", figure.slug);
        if let Some((pose, _)) = figure.wrong {
            let plain = figure.svg_of(Frame::still(pose), false);
            let marked = figure.svg_of_mistake().expect("it is drawn");
            assert!(marked.starts_with(&plain) && marked.len() > plain.len(), "{}", figure.slug);
        }
    }
}

/// A colour of `style/tokens.css` or `style/later/figure.css`, by day and by night, as its luminance (WCAG 2.2) in thousandths.
fn luminance(token: &str) -> [i64; 2] {
    let css =
        concat!(include_str!("../style/tokens.css"), include_str!("../style/later/figure.css"));
    let line = css.lines().find(|line| line.trim().starts_with(&format!("--{token}: var(")));
    let line = line.unwrap_or_else(|| panic!("no --{token}"));
    let mut colours = line.split('#').skip(1).map(|rest| {
        let part = |from: usize| u8::from_str_radix(&rest[from..from + 2], 16).expect("two digits");
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = [0, 2, 4].map(|from| linear(part(from)));
        ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 10_000.0) as i64
    });
    [0, 1].map(|_| colours.next().unwrap_or_else(|| panic!("--{token} has one colour")))
}

#[test]
fn body_and_area_stand_out_by_day_and_by_night() {
    let ratio = |a: i64, b: i64| (a.max(b) + 500) * 100 / (a.min(b) + 500);
    let check = |one: &str, other: &str, least: i64| {
        for time in 0..2 {
            let found = ratio(luminance(one)[time], luminance(other)[time]);
            assert!(found >= least, "--{one} on --{other}: {found} of {least} hundredths ({time})");
        }
    };
    for part in ["fig-ink", "fig-legs", "fig-skin", "fig-hair", "fig-area", "fig-band", "fig-kit"] {
        check(part, "card", 300);
    }
    check("fig-area", "fig-ink", 300);
    // Where two limbs cross, their tones part them.
    for [one, other] in
        [["fig-ink", "fig-legs"], ["fig-skin", "fig-legs"], ["fig-skin", "fig-hair"]]
    {
        check(one, other, 150);
    }
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
    let turn = Rotation::bow(30 * DEG) * Rotation::lean(40 * DEG) * Rotation::look(50 * DEG);
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
        ("pose-limit", "lumbar = 36", "lumbar = 136", "pose.main: low back bow is 136"),
        ("pose-reach", "plants = [4", "plants = [24", "out of reach"),
        ("pose-sinks", "\"knees 0 0\"", "\"knees 0 -60\"", "pose.main: sinks"),
        (
            "pose-missing",
            "[pose.main]",
            "[pose.spare]\nbreath = 1\n\n[pose.main]",
            "one of them is not used",
        ),
        ("pose-beats", "\"cow\", \"cow\"", "\"cow\", \"calf\"", "beats: \"calf\" is no pose"),
        ("pose-mistake", "start =", "mistake = 1\nstart =", "mistake: goes with"),
        (
            "pose-legs",
            "legs = { kneels = [74, 4] }",
            "legs = { swing = [74, 4, 0], bend = 90 }",
            "poses a leg in one way",
        ),
        ("pose-long", "[pose.main]", &format!("[pose.main]\n# {}", "x".repeat(800)), "800 bytes"),
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
