//! A drawing: flat shapes in layers, each with the class that gives it its colour. Nothing here
//! knows about bodies.

/// The size of the frame, the same for every figure: across and down. Its lower edge is the ground. Coordinates are
/// whole numbers, `y` down: a quarter of a pixel at the largest size shown.
pub const FRAME: [i32; 2] = [5440, 4000];

/// The layers of a drawing, each a `fig-…` class of `style/later/figure.css`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// The surface of a wall or a mat.
    Wall,
    /// Furniture, and the edges of a surface.
    Prop,
    /// Where the body keeps the light away.
    Shade,
    /// Where the body comes from, in a still.
    Ghost,
    /// Things that are held or lain on.
    Kit,
    /// A band, which is thin.
    Band,
    /// The same as the three below, of a limb on the far side of the body.
    FarTop,
    FarLegs,
    FarSkin,
    /// The line of bare paper that sets a limb off from what lies behind it.
    Gap,
    /// What is worn over the trunk and the upper arms.
    Top,
    /// Trousers.
    Legs,
    /// Face, neck, forearms, hands and feet.
    Skin,
    Hair,
    Area,
    /// Which way it moves.
    Arrow,
}

impl Class {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wall => "fig-wall",
            Self::Prop => "fig-prop",
            Self::Shade => "fig-shade",
            Self::Ghost => "fig-ghost",
            Self::Kit => "fig-kit",
            Self::Band => "fig-band",
            Self::FarTop => "fig-far-top",
            Self::FarLegs => "fig-far-legs",
            Self::FarSkin => "fig-far-skin",
            Self::Gap => "fig-gap",
            Self::Top => "fig-top",
            Self::Legs => "fig-legs",
            Self::Skin => "fig-skin",
            Self::Hair => "fig-hair",
            Self::Area => "fig-area",
            Self::Arrow => "fig-arrow",
        }
    }

    /// What a part of the body is on the far side.
    #[must_use]
    pub const fn far(self) -> Self {
        match self {
            Self::Top => Self::FarTop,
            Self::Legs => Self::FarLegs,
            Self::Skin => Self::FarSkin,
            other => other,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Disc {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
    pub r: i32,
}

/// A convex piece of a shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// The skin stretched over two discs.
    Capsule(Disc, Disc),
    /// The corners of a flat piece.
    Sheet([(i32, i32); 4]),
}

/// Pieces of one colour that melt into one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shape {
    pub class: Class,
    pub pieces: Vec<Piece>,
}

/// Shapes, from the back to the front.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Drawing {
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// Puts a shape in front of the others.
    pub fn add(&mut self, class: Class, pieces: Vec<Piece>) {
        if !pieces.is_empty() {
            self.shapes.push(Shape { class, pieces });
        }
    }

    /// The exact mirror image.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let flip = |disc: Disc| Disc { x: FRAME[0] - disc.x, ..disc };
        for piece in self.shapes.iter_mut().flat_map(|shape| &mut shape.pieces) {
            *piece = match *piece {
                Piece::Capsule(a, b) => Piece::Capsule(flip(a), flip(b)),
                Piece::Sheet(corners) => Piece::Sheet(corners.map(|(x, y)| (FRAME[0] - x, y))),
            };
        }
        self
    }

    pub fn discs(&self) -> impl Iterator<Item = Disc> {
        self.shapes.iter().flat_map(|shape| discs(&shape.pieces))
    }
}

/// The discs and the corners of `pieces`.
pub fn discs(pieces: &[Piece]) -> Vec<Disc> {
    pieces
        .iter()
        .flat_map(|piece| match *piece {
            Piece::Capsule(a, b) => vec![a, b],
            Piece::Sheet(corners) => corners.map(|(x, y)| Disc { x, y, r: 0 }).to_vec(),
        })
        .collect()
}
