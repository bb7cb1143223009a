//! An Observation of FHIR R4, and an amount in it.

use serde_json::{Value, json};

const UCUM: &str = "http://unitsofmeasure.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

pub(super) fn observation(
    id: &str,
    category: &str,
    code: Value,
    person: &str,
    when: &str,
) -> Value {
    json!({
        "resourceType": "Observation",
        "id": id,
        "status": "final",
        "category": [{ "coding": [{ "system": CATEGORY, "code": category }] }],
        "code": code,
        "subject": { "reference": person },
        "effectiveDateTime": when,
    })
}

pub(super) fn quantity(value: Value, unit: &str, code: &str) -> Value {
    json!({ "value": value, "unit": unit, "system": UCUM, "code": code })
}
