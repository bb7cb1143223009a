//! From what is stored to a check that is asked, and from one that was answered to what is stored.

use crate::domain::journal::facts::{Facts, PREGNANCY, Pregnancy};
use crate::domain::journal::record::{Check, Record};
use crate::domain::safety::check::{Answers, Level, Rules, Ticks};
use crate::domain::safety::check_form::{CheckForm, CheckStep};
use crate::domain::time::Millis;
use crate::domain::time::day::Day;

/// What the stop signs in `records` since the check `last` say, as questions of the check.
pub fn owed_ticks(rules: &Rules, records: &[Record], last: Option<&Check>) -> Ticks {
    let since = last.map_or(0, |it| it.id);
    let hurts = records.iter().filter(|it| it.id > since).flat_map(|it| &it.hurts);
    let said = hurts.filter_map(|hurt| rules.signs.iter().find(|it| it.feeling == hurt.feeling));
    said.fold(Ticks::default(), |set, sign| set.and(sign.ticks))
}

/// The check as it begins on `today`, with what was answered in `last` and what stays true, `facts`, filled in, and
/// what `hurt`: behind the door of new pain where `only_new` says so.
pub fn begun(
    rules: &Rules,
    last: Option<&Check>,
    facts: Option<&Facts>,
    hurt: Ticks,
    only_new: bool,
    today: Day,
) -> CheckForm {
    let said = last.map(|it| it.answers(rules)).unwrap_or_default();
    let told = |said: Ticks, facts: Option<&Vec<String>>| {
        said.but(rules.facts()).and(rules.set(facts.into_iter().flatten()))
    };
    let yes = told(said.yes, facts.map(|it| &it.yes));
    let unsure = told(said.unsure, facts.map(|it| &it.unsure));
    let before = Answers { door: None, age: said.age, yes, unsure };
    CheckForm {
        step: CheckStep::Door,
        // What hurt is sure.
        answers: Answers { yes: yes.and(hurt), unsure: unsure.but(hurt), ..before },
        week: facts.and_then(|it| it.week(today)),
        before,
        known: facts.is_some_and(|it| it.are_all(rules)),
        only_new,
    }
    .begun(rules)
}

/// `form` without the question at `place`, which was ticked by mistake in `last`. A check of `today` by the same rules
/// goes on at the page of the question; any other, and one that is to be asked anyway (`asks`), begins anew.
#[must_use]
pub fn corrected(
    form: CheckForm,
    place: usize,
    last: Option<&Check>,
    asks: bool,
    rules: &Rules,
    today: Day,
) -> CheckForm {
    let form = form.without(place);
    let fresh = last.filter(|it| !asks && it.day == today && it.rules == rules.dated);
    fresh.map_or(form, |last| form.at(place, last.door(), rules))
}

/// The check that is stored of `form`, which was finished at `utc` with a clock `offset` minutes east of UTC.
pub fn finished(form: &CheckForm, rules: &Rules, id: u64, utc: Millis, offset: i16) -> Check {
    let answers = form.answered(rules);
    let outcome = rules.outcome(&answers);
    let ids = |set: Ticks| rules.ids(set).map(str::to_owned).collect();
    let because = outcome.because.iter().map(|&at| rules.questions[at].id.to_owned());
    Check {
        id,
        utc,
        offset,
        day: Day::local(utc, offset),
        rules: rules.dated.to_owned(),
        door: answers.door.map(|it| it.id().to_owned()),
        age: answers.age,
        week: week(form, &answers, rules),
        yes: ids(answers.yes),
        unsure: ids(answers.unsure),
        level: outcome.level.id().to_owned(),
        word: (outcome.level == Level::Soon).then_some(outcome.word),
        because: because.collect(),
    }
}

/// What stays true by `form`, which was finished on `today`; `None` where it did not come to all of the facts.
pub fn finished_facts(form: &CheckForm, rules: &Rules, today: Day) -> Option<Facts> {
    let answers = form.answered(rules);
    let pregnancy = week(form, &answers, rules).map(|week| Pregnancy { week, day: today });
    let facts = Facts { rules: rules.dated.to_owned(), ..Facts::of(rules, &answers, pregnancy) };
    form.asked_all_facts(rules).then_some(facts)
}

/// The week of the pregnancy, where there still is one among the `answers`.
fn week(form: &CheckForm, answers: &Answers, rules: &Rules) -> Option<u8> {
    let pregnant = rules.set([PREGNANCY]).meets(answers.given()) != Ticks::default();
    form.week.filter(|_| pregnant)
}
