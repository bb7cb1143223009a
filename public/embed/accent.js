// Makes the colour that an author chose readable: words in it, and on it, contrast at least 4.5 to 1 with the app's background.
const BACKGROUNDS = { light: [250, 246, 239], dark: [23, 32, 35] };
const MIN_CONTRAST = 4.6;

function luminance([red, green, blue]) {
  const part = (value) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The parts of `#rgb` or `#rrggbb`; nothing for any other text. */
export function parts(text) {
  const [, digits] = /^\s*#([0-9a-f]{3}|[0-9a-f]{6})\s*$/i.exec(text ?? "") ?? [];
  const whole = digits?.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return whole?.match(/../g).map((pair) => parseInt(pair, 16));
}

/** The colour nearest to `text` that can be read in `scheme`, light or dark. */
export function readable(text, scheme) {
  let colour = parts(text);
  const background = BACKGROUNDS[scheme];
  const end = scheme === "dark" ? 255 : 0;
  while (colour && contrast(colour, background) < MIN_CONTRAST) {
    colour = colour.map((value) => Math.round(value + (end - value) * 0.08 + Math.sign(end - value) * 0.5));
  }
  return colour && `rgb(${colour.join(" ")})`;
}

/** Sets the colour on `element`, or removes it. */
export function paint(element, text, scheme) {
  const colour = readable(text, scheme);
  for (const [name, value] of [
    ["--pine", colour],
    ["--pine-pale", colour && `color-mix(in srgb, ${colour} 18%, var(--card))`],
  ]) {
    if (value) element.style.setProperty(name, value);
    else element.style.removeProperty(name);
  }
}
