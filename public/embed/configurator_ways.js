// What to paste on each platform. Whatever somebody types is words there: it ends no attribute, opens no tag, and is nothing
// to the templates of Hugo, Liquid, Nunjucks, Vue, Svelte, JSX or WordPress.
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const entity = (character) => ENTITIES[character] ?? `&#${character.codePointAt(0)};`;

/** Words as text: none of it is markup, a template or Markdown. */
const text = (words) => words.replace(/[&<>{}[\]`*_\\~|$^]/g, entity);

/** Minified JSON, in whose strings no template opens or ends. Outside of strings JSON has no such pair. */
const closed = (json) => json.replace(/\{(?=[{%#<])/g, "\\u007b").replace(/([%#])\}/g, "$1\\u007d");

/**
 * ` name="value"`. JSON stands in single quotation marks, so that it can be read; `braces` go, too, where they mean something
 * in an attribute. A bracket before a letter would be a shortcode of WordPress.
 */
function attribute(name, value, braces = false) {
  const escaped = (it, unwanted) => it.replace(unwanted, entity).replace(/\[(?=[a-z_/])/gi, entity);
  if (!/^(data-)?json$/.test(name)) return ` ${name}="${escaped(value, /[&<>"'{}`]/g)}"`;
  return ` ${name}='${braces ? escaped(value, /[&<>'{}`]/g) : escaped(closed(value), /[&<>'`]/g)}'`;
}

/** What differs from the defaults. */
function options({ routine, json, lang, theme, mode, region, label, note }) {
  const usual = { lang: "en", theme: "auto", mode: "frame" };
  const all = { ...(json ? { json } : { routine }), lang, theme, mode, region, label, note };
  return Object.entries(all).filter(([name, value]) => value && usual[name] !== value);
}

/** The one knob of the height, and that the space is reserved before the script is there. */
function styles({ height, accent, onAccent }) {
  const colours = [accent && ["--unhunch-accent", accent], onAccent && ["--unhunch-on-accent", onAccent]];
  return [["--unhunch-height", `${height}px`], ["display", "block"], ["min-height", "var(--unhunch-height)"], ...colours.filter(Boolean)];
}

const script = ({ here }) => `<script type="module"${attribute("src", `${here}embed.js`)}></script>`;

/** What is seen until Start, in feeds, in print and without scripts. */
function words({ here, name, typed, json, routine }) {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `<p>${text(line)}</p>`);
  if (json) return lines.length ? lines : [`<p>${text(name)}</p>`];
  const to = attribute("href", `${here}#/routine/${routine}`);
  return lines.length ? [...lines, `<p><a${to}>Do it in the app</a></p>`] : [`<p>${text(name)}: <a${to}>do it in the app</a>.</p>`];
}

const indented = (lines, by) => lines.map((line) => by + line);

function element(chosen, braces) {
  const style = styles(chosen)
    .map((pair) => pair.join(":"))
    .join(";");
  const list = [...options(chosen), ["style", style]].map(([name, value]) => attribute(name, value, braces)).join("");
  return [`<unhunch-session${list}>`, ...indented(words(chosen), "  "), "</unhunch-session>"];
}

/** The element and its script. Editors that make paragraphs would close the element too early: a box keeps it whole. */
const html = (chosen) => ["<div>", ...indented([script(chosen), ...element(chosen)], "  "), "</div>"].join("\n");

function placeholder(chosen) {
  const { height, accent, onAccent } = chosen;
  const look = [accent && ["accent", accent], onAccent && ["on-accent", onAccent], height !== 640 && ["height", `${height}px`]];
  const data = [...options(chosen), ...look.filter(Boolean)].map(([name, value]) => attribute(`data-${name}`, value)).join("");
  const open = `<div class="unhunch-session"${data} style="min-height:${height}px">`;
  return [open, ...indented(words(chosen), "  "), "</div>"].join("\n");
}

function jsx(chosen) {
  const style = styles(chosen).map(([name, value]) => {
    const key = name.startsWith("--") ? JSON.stringify(name) : name.replace(/-./g, (it) => it[1].toUpperCase());
    return `${key}: ${JSON.stringify(value)}`;
  });
  const list = options(chosen).map(([name, value]) => attribute(name, value));
  const open = `<unhunch-session${list.join("")} style={{ ${style.join(", ")} }}>`;
  return [open, ...indented(words(chosen), "  "), "</unhunch-session>"].join("\n");
}

/** The address of a session in a frame that needs no script around it. */
export function frameAddress({ here, routine, json, lang, theme, region, accent }) {
  const all = { ...(json ? { json } : { routine }), lang, theme, region, accent };
  const given = Object.entries(all).filter(([, value]) => value);
  const encoded = (value) => encodeURIComponent(value).replace(/'/g, "%27");
  return `${here}frame.html#${given.map(([name, value]) => `${name}=${encoded(value)}`).join("&")}`;
}

export const FRAME_ALLOWS = "autoplay; screen-wake-lock; fullscreen";

/** Without a style, which JSX would refuse: a frame is also pasted into Markdown of Docusaurus. */
function frame(chosen) {
  const src = attribute("src", frameAddress(chosen));
  const rest = `allow="${FRAME_ALLOWS}" loading="lazy"${attribute("title", `Unhunch: ${chosen.name}`)}`;
  return `<iframe${src} width="100%" height="${chosen.height}" frameborder="0" ${rest}></iframe>`;
}

/** What a template is given a routine with, and a link that follows it. A routine of one's own is the only one there. */
function template(chosen, blank) {
  if (chosen.json) return html(chosen);
  const mark = "routine-of-the-article";
  const typed = chosen.typed.trim() || "Guided by picture, voice and sound.";
  return html({ ...chosen, typed, routine: mark }).replaceAll(mark, blank);
}

const packaged = ({ here }) => `import { setPlace } from "unhunch-session";\n\nsetPlace(${JSON.stringify(here)});`;

/** The script for every page, or the package: one of the two. */
const bundled = (chosen, page, main) => [
  { title: "Once: the script", file: page, code: script(chosen) },
  { title: "Or the package, npm install unhunch-session", file: main, code: packaged(chosen) },
];

/** The shortcode of the plugin; nothing where a bracket or a quotation mark would end it. JSON has both. */
function shortcode(chosen) {
  const { json, typed, accent, height } = chosen;
  const look = [accent && ["accent", accent], height !== 640 && ["height", String(height)]].filter(Boolean);
  const list = [...options(chosen), ...look];
  if (json || list.some(([, value]) => /[[\]<>]|".*'|'.*"/.test(value))) return;
  const quoted = (value) => (value.includes('"') ? `'${value}'` : `"${value}"`);
  const open = `[unhunch${list.map(([name, value]) => ` ${name}=${/^[a-z0-9-]+$/.test(value) ? value : quoted(value)}`).join("")}]`;
  const lines = typed.split(/\r?\n/).filter((line) => line.trim());
  return lines.length ? `${open}${lines.map(text).join("\n\n")}[/unhunch]` : open;
}

function wordpress(chosen) {
  const php = `<?php\nadd_action( 'wp_footer', function () {\n\techo '${script(chosen)}';\n} );`;
  const files = [
    { title: "Where WordPress takes the script out: once for the site", file: "wp-content/mu-plugins/unhunch.php", code: php },
  ];
  const code = shortcode(chosen);
  if (code) files.push({ title: "Or with the plugin, instead of all this", file: "wordpress/unhunch.zip", code });
  return { snippet: `${script(chosen)}\n${placeholder(chosen)}`, files };
}

function mkdocs(chosen) {
  const code = `extra_javascript:\n  - path: ${JSON.stringify(`${chosen.here}embed.js`)}\n    type: module`;
  return { snippet: placeholder(chosen), files: [{ title: "Once for the site", file: "mkdocs.yml", code }] };
}

function docusaurus(chosen) {
  const code = `  scripts: [{ src: ${JSON.stringify(`${chosen.here}embed.js`)}, type: "module" }],`;
  return { snippet: jsx(chosen), files: [{ title: "Once for the site, in its config", file: "docusaurus.config.js", code }] };
}

function hugo(chosen) {
  const code = template(chosen, `{{ .Get 0 | default "${chosen.routine}" }}`);
  return { snippet: "{{< unhunch >}}", files: [{ title: "Once for the site", file: "layouts/shortcodes/unhunch.html", code }] };
}

function jekyll(chosen) {
  const code = template(chosen, `{{ include.routine | default: "${chosen.routine}" }}`);
  return { snippet: "{% include unhunch.html %}", files: [{ title: "Once for the site", file: "_includes/unhunch.html", code }] };
}

function vue(chosen) {
  const code = 'vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "unhunch-session" } } })';
  const files = [
    ...bundled(chosen, "index.html", "src/main.js"),
    { title: "And tell Vue that the element is none of its own", file: "vite.config.js", code },
  ];
  return { snippet: element(chosen).join("\n"), files };
}

/**
 * Each way of writing: its name, what to do there, and what is pasted. `framed` ones are frames, with no card; `other` is how an
 * article names another routine of the library.
 */
export const WAYS = [
  {
    name: "WordPress",
    says: "Administrators and editors: add a Custom HTML block where the session belongs, and paste. From authors and contributors, on a multisite, on WordPress.com and in the Visual tab of the classic editor WordPress keeps the box and takes the script out: there the script comes once for the whole site, or from the plugin. WordPress.com needs a plan with plugins for either.",
    make: wordpress,
  },
  {
    name: "Ghost",
    says: "Type /html in the editor, choose the HTML card, and paste. In the e-mail of a post only your words are there.",
    make: (chosen) => ({ snippet: html(chosen) }),
  },
  {
    name: "Squarespace",
    says: "Add a Code block, set it to HTML, and paste. The editor’s preview shows no scripts: look at the page itself. A basic plan lets no script run: take “Plain iframe” there, and if the block refuses that as well, link to the routine.",
    make: (chosen) => ({ snippet: html(chosen) }),
  },
  {
    name: "Wix",
    framed: true,
    says: "Add › Embed code › Embed HTML, and paste. Wix puts it into a box of a fixed size: draw that as high as the height here, and on the phone’s layout as well. Scripts of others do not reach your page, so it is a frame without a card.",
    make: (chosen) => ({ snippet: frame(chosen) }),
  },
  {
    name: "Hugo",
    says: "Hugo leaves raw HTML out of Markdown, so it is a shortcode: save the file once, and write the line in each article.",
    other: '{{< unhunch "desk-reset" >}}',
    make: hugo,
  },
  {
    name: "Jekyll",
    says: "Save the file once, and write the line in each article.",
    other: '{% include unhunch.html routine="desk-reset" %}',
    make: jekyll,
  },
  {
    name: "Eleventy",
    says: "Save the file once, and write the line in each article; it is the same in Liquid, which Eleventy takes for Markdown, and in Nunjucks.",
    make: (chosen) => ({
      snippet: '{% include "unhunch.html" %}',
      files: [{ title: "Once for the site", file: "_includes/unhunch.html", code: html(chosen) }],
    }),
  },
  {
    name: "MkDocs",
    says: "Paste it into the Markdown, with an empty line before and after, and name the script once in mkdocs.yml (MkDocs 1.5 or newer). So it also works with Material’s instant loading, where a script in the page would not.",
    make: mkdocs,
  },
  {
    name: "Docusaurus",
    says: "Docusaurus reads Markdown as JSX, where a style in quotation marks breaks the build: this is written for it. Paste it into .md or .mdx, and name the script once in the config, because a script in a page is lost when readers come from another page.",
    make: docusaurus,
  },
  {
    name: "Astro",
    says: "Paste it into Markdown, MDX or a component. A site with view transitions keeps it from page to page.",
    make: (chosen) => ({ snippet: html(chosen) }),
  },
  {
    name: "React",
    says: "Write it where JSX stands. In TypeScript the style needs “as React.CSSProperties”; the types of the element come with the package.",
    make: (chosen) => ({ snippet: jsx(chosen), files: bundled(chosen, "index.html", "src/main.jsx") }),
  },
  {
    name: "Vue",
    says: "Write it in a template. In Markdown of VitePress it is the same.",
    make: vue,
  },
  {
    name: "Svelte",
    says: "Write it in a component. The script stands in the page that SvelteKit fills, src/app.html; without SvelteKit in index.html.",
    make: (chosen) => ({ snippet: element(chosen, true).join("\n"), files: bundled(chosen, "src/app.html", "src/routes/+layout.js") }),
  },
  {
    name: "Plain HTML",
    says: "Paste it where the session belongs. With several on a page the script may stand with each: a browser runs it once. Where a site swaps its pages by script, put it into the head of every page instead.",
    make: (chosen) => ({ snippet: html(chosen) }),
  },
  {
    name: "Plain iframe",
    framed: true,
    says: "For places that take a frame and no script: Notion, Google Sites, Moodle, Confluence. It has its own height and scrolls inside. In a sandbox it needs allow-scripts, and allow-same-origin, without which nothing is kept, and Safari does not load it.",
    make: (chosen) => ({ snippet: frame(chosen) }),
  },
];
