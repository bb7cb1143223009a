//! Reads and checks `content/poses/`, fits each figure into its frame, and writes the tables. The
//! figures are posed and drawn here by the same code that draws them in the browser.

#[path = "poses/alike.rs"]
mod alike;
#[path = "poses/fit.rs"]
mod fit;
#[path = "poses/pose.rs"]
mod pose;
#[path = "poses/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::domain::figure::body::body;
use super::domain::figure::limits;
use super::domain::figure::pose::Pose;
use super::domain::figure::space::{MM, ONE};
use super::domain::figure::view::Fit;
use super::domain::figure::{Ease, Figure};
use super::i18n::Key;
use super::problem::{Problem, Problems};
use pose::PoseRow;

/// A figure with all its key poses, and the sentence that says what it shows, takes less source than this, in bytes.
const LONGEST: usize = 800;

/// Ten seconds of reading aloud.
const LONGEST_ALT: usize = 160;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    /// From where: right, left, front, back or above.
    view: String,
    /// Degrees that the view is turned further towards the face.
    #[serde(default)]
    turn: i16,
    /// Degrees that it is looked down upon.
    #[serde(default)]
    tilt: i16,
    /// Without legs, and larger.
    #[serde(default)]
    close: bool,
    /// What the picture shows, in a sentence; a sided exercise works the left.
    alt: String,
    /// Each a name and its numbers, in millimetres: `chair 20 440`.
    #[serde(default)]
    props: Vec<String>,
    /// Each a zone, and a side if only one is worked: `neck right`.
    #[serde(default)]
    area: Vec<String>,
    /// Each a part of the body and a run from it: `head along 0 60 120 0 0`.
    #[serde(default)]
    arrows: Vec<String>,
    /// The pose from which one gets into position; `ready`, or else `main`, unless it is said.
    start: Option<String>,
    /// The poses in which the four phases of a rep or a breath end. Unless it is said: there, stay,
    /// back to `ready`, stay.
    beats: Option<[String; 4]>,
    /// The circle goes on at one speed.
    #[serde(default)]
    even: bool,
    /// Which row of the exercise's mistakes the pose `wrong` shows, from 1.
    mistake: Option<usize>,
    /// The part of the body with which it is made.
    mistake_at: Option<String>,
    /// The key poses by name; `main` is the still. What another leaves out is as in `main`, or in the pose that
    /// it is like; of a limb, where it is posed in the same way.
    pose: BTreeMap<String, PoseRow>,
}

/// A figure, and what it shows, in a sentence.
pub struct Posed {
    pub figure: Figure,
    pub alt: String,
}

/// The figures, or every mistake in their files.
pub fn poses(
    content: &Path,
    is_exercise: impl Fn(&str) -> bool,
) -> Result<Vec<Posed>, Vec<Problem>> {
    let mut found = Vec::new();
    let mut rows = Vec::new();
    let mut files: Vec<_> = fs::read_dir(content.join("poses"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort_unstable();
    for path in files {
        let slug = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let name = format!("poses/{slug}.toml");
        let mut problems = Problems { file: &name, found: &mut found };
        problems.expect(is_exercise(&slug), "file name", "names no exercise of content/exercises/");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                problems.add("file", error.to_string());
                continue;
            }
        };
        let says = format!("takes {} bytes: less than {LONGEST} bytes", text.len());
        problems.expect(text.len() < LONGEST, "pose", says);
        match toml::from_str::<FigureFile>(&text) {
            Ok(file) => {
                let figure = figure(&slug, &file, &mut problems);
                rows.extend(figure.map(|figure| Posed { figure, alt: file.alt }));
            }
            Err(error) => problems.add("syntax", error.to_string().trim()),
        }
    }
    if found.is_empty() { Ok(rows) } else { Err(found) }
}

fn figure(slug: &str, file: &FigureFile, problems: &mut Problems<'_>) -> Option<Figure> {
    let before = problems.found.len();
    let view = words::view(&file.view);
    let says = format!("{:?}: right, left, front, back or above", file.view);
    problems.expect(view.is_some(), "view", says);
    let is_sentence = file.alt.starts_with("A person ") && file.alt.ends_with('.');
    problems.expect(is_sentence, "alt", "is no sentence about a person");
    problems.expect(file.alt.len() <= LONGEST_ALT, "alt", "is too long to listen to");
    let props: Vec<_> = file.props.iter().filter_map(|text| words::prop(text, problems)).collect();
    let areas: Vec<_> = file.area.iter().filter_map(|text| words::area(text, problems)).collect();
    let arrows: Vec<_> =
        file.arrows.iter().filter_map(|text| words::arrow(text, problems)).collect();
    let mut poses = Vec::new();
    for (name, row) in &file.pose {
        let main = file.pose.get("main").unwrap_or(row);
        let base = row.like.as_deref().map_or(Some(main), |like| file.pose.get(like));
        let says = "is like a pose that this file does not have";
        problems.expect(base.is_some(), &format!("pose.{name}.like"), says);
        let whole = row.over(&base.unwrap_or(main).over(main));
        if let Some(pose) = pose::pose(name, &whole, problems) {
            poses.push((leak(name), pose));
        }
    }
    poses.sort_by_key(|(name, _)| (*name != "main", *name));
    problems.expect(poses.first().is_some_and(|(name, _)| *name == "main"), "pose", "has no main");
    let place = |name: &str| poses.iter().position(|(it, _)| *it == name);
    let ready = place("ready").unwrap_or_default();
    let mut named = |key: &str, name: &String| {
        let found = place(name);
        problems.expect(found.is_some(), key, format!("{name:?} is no pose of this file"));
        found.unwrap_or_default()
    };
    let beats = match &file.beats {
        Some(beats) => [0, 1, 2, 3].map(|phase| named("beats", &beats[phase])),
        None => [0, 0, ready, ready],
    };
    let start = file.start.as_ref().map_or(ready, |name| named("start", name));
    let wrong = place("wrong").zip(file.mistake.map(|row| row.saturating_sub(1)));
    let says = "is no part of the body that an arrow can go with";
    let known = file.mistake_at.as_deref().is_none_or(|at| words::anchor(at).is_some());
    problems.expect(known, "mistake_at", says);
    let agree = place("wrong").is_some() == file.mistake.is_some();
    problems.expect(agree, "mistake", "goes with a pose that is called wrong");
    if problems.found.len() > before {
        return None;
    }
    alike::alike(&mut poses);
    let says = "poses a leg in one way here and in another there: swing, stands or kneels";
    problems.expect(alike::legs_alike(&poses), "pose", says);
    let mut figure = Figure {
        slug: leak(slug),
        alts: [Key::EMPTY; 2],
        view: view?,
        turn: file.turn,
        tilt: file.tilt,
        close: file.close,
        fit: Fit { scale: 1000, x: 0, y: 0 },
        crop: [0; 4],
        works: alike::works(&poses, start, beats),
        props: props.leak(),
        areas: areas.leak(),
        arrows: arrows.leak(),
        poses: poses.leak(),
        start,
        beats,
        ease: if file.even { Ease::Even } else { Ease::Smooth },
        wrong,
        mistake_at: file.mistake_at.as_deref().and_then(words::anchor),
    };
    let used = figure.keys().len() + usize::from(figure.wrong.is_some());
    problems.expect(used == figure.poses.len(), "pose", "one of them is not used");
    figure.fit = fit::fit(&figure);
    figure.crop = fit::crop(&figure);
    for moment in figure.moments(fit::BETWEEN) {
        let [from, to] = [moment.from, moment.to].map(|index| figure.poses[index].0);
        let name = match (moment.share, moment.breath) {
            (0, _) => from.to_owned(),
            (ONE, 0) => to.to_owned(),
            (ONE, _) => format!("{to}, breathing in"),
            (share, _) => format!("{from} to {to} at {} %", share * 100 / ONE),
        };
        let pose = figure.pose(moment);
        possible(&name, &pose, problems);
        let is_key = moment.share == 0 || moment.share == ONE;
        let planted = limits::planted(&figure.poses[moment.from].1, &figure.poses[moment.to].1);
        for (planted, by) in planted.into_iter().zip(limits::missed(&pose, &body(&pose))) {
            let reaches = by <= limits::MISSES || !(planted || is_key);
            let says = format!("an arm is {by} mm too short: out of reach");
            problems.expect(reaches, &format!("pose.{name}"), says);
        }
    }
    if let Some(says) = fit::lost(&figure) {
        problems.add("pose", says);
    }
    (problems.found.len() == before).then_some(figure)
}

/// A body that people have, standing on the floor and not in it.
fn possible(name: &str, pose: &Pose, problems: &mut Problems<'_>) {
    let key = format!("pose.{name}");
    for reading in limits::readings(pose).iter().filter(|reading| !reading.is_possible()) {
        let limits::JointReading { joint, angle, range: [low, high] } = reading;
        problems.add(&key, format!("{joint} is {angle}°, and goes from {low}° to {high}°"));
    }
    let body = body(pose);
    for (bone, is, should) in limits::stretched(&body) {
        problems.add(&key, format!("{bone} is {is} mm long instead of {should} mm: out of reach"));
    }
    let lowest = body.bottom() / MM;
    let says = format!("sinks {} mm into the floor", -lowest);
    problems.expect(lowest >= -limits::SINKS, &key, says);
}

/// The build is short: what the tables point at may stay until it ends.
fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}
