// The block in the editor: the card of the session as readers will see it, in which the author's words are written, and the
// settings beside it. Nothing is built: WordPress brings along what this needs, as `wp`, and `unhunch` is written by block.php.
(({ blockEditor, blocks, components, element, i18n }, site) => {
  const { createElement: el, useEffect, useState } = element;
  const { InnerBlocks, InspectorControls, useBlockProps, useInnerBlocksProps } = blockEditor;
  const { PanelBody, SelectControl, TextareaControl, TextControl, ToggleControl } = components;
  const { __, sprintf } = i18n;

  const WORDS = ["core/paragraph", "core/list", "core/list-item", "core/heading", "core/image", "core/quote"];
  const HINT = __("Words for your readers: what the session is, and for whom.", "unhunch");
  const SCRIPT = "unhunch-embed";

  /** Lets the document of the canvas, which may be a frame of its own, make a session of the element. */
  function load(page) {
    if (!page || page.getElementById(SCRIPT)) return;
    const script = page.createElement("script");
    Object.assign(script, { id: SCRIPT, type: "module", src: `${site.place}embed.js?ver=${site.version}` });
    page.head.append(script);
  }

  /** The text of a routine of the author's own is JSON, or it is not played. */
  function problem(json) {
    try {
      if (json) JSON.parse(json);
      return "";
    } catch (error) {
      /* translators: %s: what is wrong with a text that should be JSON, in English. */
      return sprintf(__("This is no JSON: %s", "unhunch"), error.message);
    }
  }

  /**
   * The attributes as they were written. WordPress encodes what people write who may not post any HTML, and includes/session.php
   * decodes it, too.
   */
  function written(attributes) {
    const decode = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    const texts = ["json", "src", "label", "note", "facts"].map((name) => [name, decode(attributes[name])]);
    return { ...attributes, ...Object.fromEntries(texts) };
  }

  /**
   * Another place that the site names, or none. Its scripts run here, in the window of whoever opens the post: anybody who writes
   * could name any place in the text of it.
   */
  function known(place) {
    const folder = place.trim().replace(/\/?$/, "/");
    return site.places.includes(folder) && folder !== site.place ? folder : "";
  }

  /** Says that there is no such routine, where one is named that the library does not have. */
  function unknown({ json, src, routine }) {
    if (json || src || site.routines.some(({ slug }) => slug === routine)) return "";
    /* translators: %s: what was written for the name of a routine. */
    return sprintf(__("There is no routine “%s”. Readers get your words, and no session.", "unhunch"), routine);
  }

  /** The attributes of <unhunch-session>, as includes/session.php writes them onto the page. */
  function shown({ json, src, routine, theme, mode, lang, region, place, label, note, facts, scroll, accent, onAccent, height }) {
    const own = json || src;
    const all = {
      json,
      src,
      routine: own ? "" : routine,
      lang,
      region,
      place: known(place),
      label,
      note,
      facts,
      theme,
      mode,
      scroll: scroll ? "scroll" : "",
    };
    const style = {
      "--unhunch-accent": accent,
      "--unhunch-on-accent": onAccent,
      "--unhunch-height": /^\d+$/.test(height) ? `${height}px` : height,
    };
    const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    return { ...given(all), style: given(style) };
  }

  function Field({ as = TextControl, ...rest }) {
    return el(as, { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true, ...rest });
  }

  function Settings({ attributes, setAttributes }) {
    const field = (name, label, rest = {}) =>
      el(Field, { key: name, label, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }), ...rest });
    const choice = (name, label, options, rest = {}) =>
      field(name, label, { as: SelectControl, options: options.map(([value, label]) => ({ value, label })), ...rest });
    const own = attributes.json || attributes.src;
    const wrong = problem(attributes.json);
    const routines = site.routines.map(({ slug, name }) => [slug, name]);
    if (unknown(attributes)) routines.unshift([attributes.routine, attributes.routine]);
    const about = site.routines.find(({ slug }) => slug === attributes.routine)?.summary;
    const session = el(
      PanelBody,
      { title: __("Session", "unhunch") },
      choice("routine", __("Routine", "unhunch"), routines, {
        disabled: !!own,
        help: own ? __("Your own routine is played.", "unhunch") : about,
      }),
      field("json", __("Your own routine, as JSON", "unhunch"), { as: TextareaControl, help: wrong }),
      choice("mode", __("Where it runs", "unhunch"), [
        ["frame", __("In a frame", "unhunch")],
        ["inline", __("In the page itself", "unhunch")],
      ]),
      site.places.length > 1 &&
        choice("place", __("Files from", "unhunch"), [
          ["", site.place],
          ...site.places.filter((it) => it !== site.place).map((it) => [it, it]),
        ]),
      field("lang", __("Language of the session", "unhunch"), { placeholder: "en" }),
      field("region", __("Country of the emergency numbers", "unhunch"), {
        placeholder: "nz",
        help: __("Two letters. Without them it follows the reader's language.", "unhunch"),
      }),
    );
    const look = el(
      PanelBody,
      { title: __("Look", "unhunch") },
      choice("theme", __("Theme", "unhunch"), [
        ["auto", __("As the page", "unhunch")],
        ["light", __("Light", "unhunch")],
        ["dark", __("Dark", "unhunch")],
      ]),
      field("height", __("Height in pixels", "unhunch"), { type: "number", min: 320, max: 2000, placeholder: "640" }),
      el(Field, {
        as: ToggleControl,
        label: __("Keep this height, and scroll inside", "unhunch"),
        checked: attributes.scroll,
        onChange: (scroll) => setAttributes({ scroll }),
      }),
    );
    const words = el(
      PanelBody,
      { title: __("Words on the card", "unhunch"), initialOpen: false },
      field("label", __("The button", "unhunch"), { placeholder: __("Start", "unhunch") }),
      field("note", __("The note below it", "unhunch")),
      field("facts", __("Length and place", "unhunch"), { placeholder: __("1 min 30 s, in a chair", "unhunch") }),
    );
    const colours = el(blockEditor.PanelColorSettings, {
      title: __("Colour", "unhunch"),
      initialOpen: false,
      colorSettings: [
        {
          label: __("Your colour", "unhunch"),
          value: attributes.accent || undefined,
          onChange: (accent = "") => setAttributes({ accent: accent.slice(0, 7) }),
        },
        {
          label: __("Words on the button", "unhunch"),
          value: attributes.onAccent || undefined,
          onChange: (onAccent = "") => setAttributes({ onAccent: onAccent.slice(0, 7) }),
        },
      ],
    });
    return el(InspectorControls, {}, session, look, words, colours);
  }

  function Edit({ attributes, setAttributes }) {
    const all = written(attributes);
    const problem = unknown(all);
    const [box, setBox] = useState(null);
    useEffect(() => load(box?.ownerDocument), [box]);
    const outer = useBlockProps({ ref: undefined });
    const words = useInnerBlocksProps(
      { className: "unhunch-words" },
      { allowedBlocks: WORDS, template: [["core/paragraph", { placeholder: HINT }]], templateLock: false },
    );
    return el(
      "div",
      outer,
      el(Settings, { attributes: all, setAttributes }),
      problem && el("p", { role: "status" }, problem),
      problem
        ? el("div", words)
        : // Another routine of the author's own is another session: the element reads it once.
          el("unhunch-session", { key: all.json, ref: setBox, ...shown(all) }, el("div", words)),
    );
  }

  blocks.registerBlockType("unhunch/session", { edit: Edit, save: () => el(InnerBlocks.Content) });
})(globalThis.wp, globalThis.unhunch);
