// Whether a routine that somebody pasted has the format of docs/routine.schema.json, and which field is wrong. It knows
// the words of JSON Schema that this schema uses, and no others.
const MOST_BYTES = 65536;

const KINDS = {
  object: (it) => typeof it === "object" && it !== null && !Array.isArray(it),
  array: Array.isArray,
  string: (it) => typeof it === "string",
  integer: Number.isInteger,
};
const CALLED = { object: "an object, { … }", array: "a list, [ … ]", string: "a text in quotation marks", integer: "a whole number" };

const at = (field, key) => (field ? `${field}.${key}` : key);
const told = (field, says) => (field ? `${field}: ${says}` : says);

/** Of the ways of which one has to be: what each needs. */
const ways = (rules) => rules.map(({ required }) => required.join(" with ")).join(", or ");

/**
 * The first thing that is wrong with `value`, or nothing.
 * @returns {string | undefined}
 */
function fault(value, rule, root, field) {
  const wrong = (says) => told(field, says);
  const within = (inner, it = value, where = field) => fault(it, inner, root, where);
  const named = rule.$ref?.slice(2).split("/");
  if (named) {
    const found = within(named.reduce((it, key) => it[key], root));
    if (found) return found;
  }
  if (rule.type && !KINDS[rule.type](value)) return wrong(`has to be ${CALLED[rule.type]}`);
  if ("const" in rule && value !== rule.const) return wrong(`has to be ${JSON.stringify(rule.const)}`);
  if (rule.enum && !rule.enum.includes(value)) return wrong(`${JSON.stringify(value) ?? "nothing"} is none of ${rule.enum.join(", ")}`);
  if (value < rule.minimum || value > rule.maximum) return wrong(`has to be a whole number from ${rule.minimum} to ${rule.maximum}`);
  if (rule.pattern && KINDS.string(value) && !new RegExp(rule.pattern, "u").test(value)) return wrong(rule.description);
  if (rule.not && !within(rule.not)) return wrong("has something that does not belong there");
  if (rule.anyOf?.every((it) => within(it))) return wrong("is none of the ways that are known");
  if (KINDS.array(value)) return listFault(value, rule, within, wrong, field);
  if (KINDS.object(value)) return objectFault(value, rule, within, wrong, field);
}

function listFault(value, rule, within, wrong, field) {
  const { minItems = 0, maxItems = Infinity } = rule;
  if (value.length < minItems || value.length > maxItems) {
    return wrong(minItems === maxItems ? `has to have ${minItems} items` : `has to have from ${minItems} to ${maxItems} items`);
  }
  for (const [index, item] of value.entries()) {
    const found = rule.items && within(rule.items, item, `${field}[${index}]`);
    if (found) return found;
  }
  if (rule.contains && value.every((item) => within(rule.contains, item))) return wrong(rule.description);
}

function objectFault(value, rule, within, wrong, field) {
  const known = Object.keys(rule.properties ?? {});
  const extra = rule.additionalProperties === false && Object.keys(value).find((key) => !known.includes(key));
  if (typeof extra === "string") return told(at(field, extra), `is not known here; known are ${known.join(", ")}`);
  const missing = rule.required?.find((key) => !Object.hasOwn(value, key));
  if (missing) return told(at(field, missing), "is missing");
  if (rule.oneOf && rule.oneOf.filter((it) => !within(it)).length !== 1)
    return wrong(`has to have ${ways(rule.oneOf)}, and nothing of the others`);
  for (const key of known.filter((it) => Object.hasOwn(value, it))) {
    const found = within(rule.properties[key], value[key], at(field, key));
    if (found) return found;
  }
}

/**
 * Reads a routine of somebody's own: as the shortest text of it, with its name, or what is wrong with it.
 * @param {string} typed
 * @param {any} schema
 */
export function readOwn(typed, schema) {
  let value;
  try {
    value = JSON.parse(typed);
  } catch (error) {
    return { problem: `This is no JSON: ${error.message}` };
  }
  const problem = fault(value, schema, schema, "");
  if (problem) return { problem };
  const json = JSON.stringify(value);
  if (new TextEncoder().encode(json).length > MOST_BYTES) return { problem: `It is longer than ${MOST_BYTES} bytes.` };
  return { json, name: value.name };
}
