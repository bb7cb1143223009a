// Eighteen published stories of people, each with the door and the rows that its teller would choose, going by the story and the
// words on the screen alone. Which outcomes are acceptable, and why, follows from the sources.

export const CASES = [
  {
    story:
      "Six days ago a pain appeared out of nowhere on the left side of my upper back and ribs, I have a dry cough that makes it worse, and breathing has been hard work since.",
    age: 25,
    acceptable: ["emergency"],
    source: "Larson, J Can Chiropr Assoc 2016;60:66-72: pneumothorax in a chiropractic clinic",
    reason: "Collapsed lung taken for spine pain; tall, thin, healthy.",
    door: "New, worse, or different",
    ticks: ["Newly short of breath"],
  },
  {
    story:
      "I tripped on my walk this morning and knocked the back of my head, my neck hurts a little and I do not like to move it, and I have osteoporosis.",
    age: 82,
    acceptable: ["emergency"],
    source: "Taguchi et al., J Gen Fam Med 2015;16:210: odontoid fracture from a minor fall",
    reason: "Broken neck after a fall from standing; little pain.",
    door: "New, worse, or different",
    ticks: ["In recent weeks, not checked since:", "New neck pain after any fall or knock", "Osteoporosis"],
  },
  {
    story:
      "My low back has been bad for months, and for three days pain and pins and needles have gone down both legs and I cannot get an erection.",
    age: 36,
    acceptable: ["emergency"],
    source:
      "CSP, Physiotherapy March 2024 on the GIRFT pathway (new pain in both legs, loss of sexual function); NHS back pain: pain, tingling, weakness or numbness in both legs is for 999",
    reason: "Possible cauda equina syndrome before the bladder is involved.",
    door: "New, worse, or different",
    ticks: ["New pain, tingling, numbness or weakness in both legs", "sexual function newly lost"],
  },
  {
    story:
      "My shoulders have been stiff for three weeks, my jaw aches when I chew, and this morning the sight of my left eye went grey for ten minutes.",
    age: 74,
    acceptable: ["emergency"],
    source: "BSR 2020; NHS polymyalgia page (loss or change of sight: at once); steering safety.md 1.1: 'any vision change -> EMERGENCY'",
    reason: "Giant cell arteritis that has reached the eye.",
    door: "New, worse, or different",
    ticks: ["Suddenly, even if it passed:", "jaw that aches on chewing"],
  },
  {
    story:
      "Yesterday I did a hundred push-ups for a bet, and today my right arm and shoulder are swollen, tight and heavy, with more veins showing, but they are not cold and have their colour.",
    age: 21,
    acceptable: ["urgent", "emergency"],
    source:
      "Case of effort thrombosis after 100 push-ups (researcher.life topic 2659660); Taiwan case after an arm-stretching exercise, J Formos Med Assoc 2006;105:182-186",
    reason: "Clot in the vein of the arm, brought on by exercise.",
    door: "New, worse, or different",
    ticks: ["One arm or leg newly swollen"],
  },
  {
    story:
      "Since an eleven-hour flight four days ago my left calf has been swollen and sore; my shoulders have their usual desk ache, which is why I am here, and I breathe normally.",
    age: 41,
    acceptable: ["urgent", "emergency"],
    source: "NHS, deep vein thrombosis: urgent GP appointment",
    reason: "Clot in the leg, found by accident.",
    door: "My usual ache",
    ticks: ["One arm or leg newly swollen"],
  },
  {
    story:
      "I am seven weeks pregnant, since this morning the tip of my right shoulder hurts more when I lie down, low on one side my tummy aches, and there is a little brown discharge.",
    age: 31,
    acceptable: ["urgent", "emergency"],
    source: "NHS / nidirect, ectopic pregnancy: shoulder tip pain with one-sided tummy pain: advice at once",
    reason: "Pregnancy outside the womb.",
    door: "New, worse, or different",
    ticks: ["Pregnant, or maybe, with bleeding"],
  },
  {
    story:
      "I have been on prednisolone tablets for a year, three days ago a new pain in the middle of my back came by itself, and it hurts to stand and eases when I lie down.",
    age: 66,
    acceptable: ["urgent"],
    source:
      "Downie, BMJ 2013 (steroids 33 %; as named in safety.md, not read again); steering safety.md 1.1: fragile bones and new pain -> urgent",
    reason: "Fracture of a vertebra without any fall, lift or sneeze.",
    door: "New, worse, or different",
    ticks: ["months of steroid tablets"],
  },
  {
    story:
      "For five weeks both my shoulders and my neck have been stiff for more than an hour each morning, I can hardly lift a comb, moving eases it, and I feel tired, without headache or trouble with my sight.",
    age: 67,
    acceptable: ["soon", "urgent"],
    source: "NHS, polymyalgia rheumatica: pain and stiffness for longer than a week: see a GP",
    reason: "Polymyalgia, which goes with giant cell arteritis.",
    door: "New, worse, or different",
    ticks: ["both shoulders stiff"],
  },
  {
    story:
      "The pharmacist measured 172 over 104 last week and my doctor is changing my tablets, I feel well, and all I have is a stiff neck from the laptop.",
    age: 58,
    acceptable: ["soon"],
    source: "PAR-Q+ question 1 (heart condition OR high blood pressure; 2020 text); follow-up on 160/90 and on control from memory",
    reason: "High blood pressure that is not under control, before holds of up to two minutes.",
    door: "My usual ache",
    ticks: ["High blood pressure, untreated or uncontrolled"],
  },
  {
    story:
      "The day before yesterday I did a rowing class for the first time in years, both sides of my upper back are sore to touch and when I move, and it is better than yesterday.",
    age: 45,
    acceptable: ["selfcare"],
    source: "Delayed-onset muscle soreness: peaks at 24 to 72 hours, gone in about a week",
    reason: "TRAP: new pain, both sides, after unusual work.",
    door: "New, worse, or different",
    ticks: [],
  },
  {
    story:
      "I have exams, I sit over books and phone for ten hours a day, and my neck and shoulders ache in the evening and are fine after football.",
    age: 18,
    acceptable: ["selfcare"],
    source: "Camden MSK copy of the NHS neck pain page: computer, posture; Damasceno 2018 (as named in safety.md)",
    reason: "TRAP: a student of 18, nothing else.",
    door: "My usual ache",
    ticks: [],
  },
  {
    story:
      "I dug over the beds and carried bags of compost on Saturday, on Sunday both sides of my mid-back were sore, today it is fading; I garden every week and have never broken a bone.",
    age: 70,
    acceptable: ["selfcare", "soon"],
    source: "Henschke 2009; Cochrane 2013: age alone says little (as named in safety.md, not read again)",
    reason: "TRAP: age 70 and lifting, but plain sore muscles.",
    door: "New, worse, or different",
    ticks: [],
  },
  {
    story:
      "Yesterday, as I reached back for the seat belt, something caught beside my shoulder blade all of a sudden, it is sore when I twist that way, and today it is easier.",
    age: 38,
    acceptable: ["selfcare", "soon"],
    source: "patient.info and purephysiotherapy on sudden muscle spasm",
    reason: "TRAP: sudden, but small, tied to one movement and better.",
    door: "New, worse, or different",
    ticks: [],
  },
  {
    story:
      "I woke with a crick on the right side of my neck, my first ever, I can hardly turn that way, and I have no headache, no injury and feel well.",
    age: 29,
    acceptable: ["selfcare", "soon"],
    source: "patient.info, torticollis: gone in 24 to 48 hours; NHS neck pain page",
    reason: "TRAP: simple wry neck.",
    door: "New, worse, or different",
    ticks: [],
  },
  {
    story:
      "On deadline days my shoulders creep up and I sigh and yawn because a breath never seems deep enough, as for years, my doctor has checked heart and lungs, and a walk sorts it out.",
    age: 33,
    acceptable: ["selfcare", "soon"],
    source: "NHS inform on breathing pattern and stress; PAR-Q+ question 3 excepts over-breathing",
    reason: "TRAP: long-known sighing, checked.",
    door: "My usual ache",
    ticks: [],
  },
  {
    story:
      "Since the menopause I have had night sweats on and off for two years, and by Thursday my neck and shoulders ache from the screen as they have for years, and swimming helps.",
    age: 51,
    acceptable: ["selfcare", "soon"],
    source: "General practice: night sweats in the menopause (no guideline read)",
    reason: "TRAP: night sweats with another, known cause.",
    door: "My usual ache",
    ticks: [],
  },
  {
    story:
      "Last week I bumped the top of my head on a cupboard door, it was sore for a minute, I have had no headache or neck pain since, and my shoulders are as tight as on any Friday.",
    age: 30,
    acceptable: ["selfcare"],
    source: "Canadian C-spine rule (as named in safety.md, not read again): for people with neck pain or a dangerous mechanism",
    reason: "TRAP: a bump of the head without neck pain.",
    door: "My usual ache",
    ticks: [],
  },
];
