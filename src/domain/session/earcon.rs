//! What a cue sounds like: a few sine tones, told apart by direction and count rather than by pitch alone, so that
//! they are recognised from a phone's speaker across a room.

use crate::domain::session::timeline::CueKind;

/// One tone of an earcon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tone {
    /// When it begins, in milliseconds after the cue.
    pub after: u16,
    /// How long it sounds, in milliseconds, its fall included.
    pub length: u16,
    /// Its pitch at the start, in hertz.
    pub from: u16,
    pub to: u16,
    /// How loud, 0 to 100.
    pub level: u8,
}

const fn tone(after: u16, length: u16, from: u16, to: u16, level: u8) -> Tone {
    Tone { after, length, from, to, level }
}

/// The tones of `kind`, first tone first. Beats of reps and breaths are quieter than the rest: they
/// come often. A phase that is only waited through makes no sound.
pub const fn tones(kind: CueKind) -> &'static [Tone] {
    match kind {
        CueKind::Prepare => const { &[tone(0, 160, 392, 392, 50), tone(170, 260, 523, 523, 60)] },
        CueKind::Start => const { &[tone(0, 700, 784, 784, 80), tone(0, 500, 1568, 1568, 20)] },
        CueKind::Halfway => const { &[tone(0, 110, 587, 587, 60), tone(150, 160, 587, 587, 60)] },
        CueKind::Countdown => const { &[tone(0, 70, 880, 880, 45)] },
        CueKind::Switch => {
            const {
                &[
                    tone(0, 150, 659, 659, 70),
                    tone(160, 150, 494, 494, 70),
                    tone(320, 240, 659, 659, 70),
                ]
            }
        }
        CueKind::Rest => const { &[tone(0, 200, 523, 523, 60), tone(200, 420, 392, 392, 60)] },
        CueKind::Beat(0) => const { &[tone(0, 260, 330, 440, 35)] },
        CueKind::Beat(2) => const { &[tone(0, 320, 440, 330, 35)] },
        CueKind::Beat(_) => const { &[tone(0, 60, 440, 440, 15)] },
        CueKind::End => {
            const {
                &[
                    tone(0, 300, 523, 523, 60),
                    tone(180, 300, 659, 659, 60),
                    tone(360, 900, 784, 784, 70),
                ]
            }
        }
    }
}

/// How a cue feels in the hand: milliseconds on, off, on … Empty where it comes too often.
pub const fn pulses(kind: CueKind) -> &'static [u16] {
    match kind {
        CueKind::Prepare => &[60],
        CueKind::Start => &[250],
        CueKind::Halfway => &[60, 80, 60],
        CueKind::Switch => &[120, 80, 120, 80, 120],
        CueKind::Rest => &[400],
        CueKind::Countdown | CueKind::Beat(_) => &[],
        CueKind::End => &[150, 100, 150, 100, 500],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [CueKind; 11] = [
        CueKind::Prepare,
        CueKind::Start,
        CueKind::Halfway,
        CueKind::Countdown,
        CueKind::Switch,
        CueKind::Rest,
        CueKind::Beat(0),
        CueKind::Beat(1),
        CueKind::Beat(2),
        CueKind::Beat(3),
        CueKind::End,
    ];

    /// The tune without its timbre: how many tones begin after another, and which way they go.
    fn tune(kind: CueKind) -> Vec<(u16, u16, u16)> {
        tones(kind).iter().map(|tone| (tone.after, tone.from, tone.to)).collect()
    }

    #[test]
    fn no_two_cues_have_the_same_tune() {
        for (index, &kind) in KINDS.iter().enumerate() {
            for &other in &KINDS[index + 1..] {
                let waits = |kind| matches!(kind, CueKind::Beat(1 | 3..));
                assert!(
                    tune(kind) != tune(other) || waits(kind) && waits(other),
                    "{kind:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn an_earcon_is_over_before_the_next_countdown_second_unless_it_is_the_last() {
        for kind in KINDS.into_iter().filter(|&kind| kind != CueKind::End) {
            assert!(tones(kind).iter().all(|tone| tone.after + tone.length < 1000), "{kind:?}");
        }
    }

    #[test]
    fn a_pulse_is_told_apart_by_hand() {
        let felt: Vec<_> =
            KINDS.map(pulses).into_iter().filter(|pulses| !pulses.is_empty()).collect();
        for (index, pulses) in felt.iter().enumerate() {
            assert!(!felt[index + 1..].contains(pulses));
            assert_eq!(pulses.len() % 2, 1, "ends with the motor on");
        }
    }
}
