//! Small JSON objects by the browser's own parser. The first load needs the settings and nothing else of
//! the sort: `serde_json` would make it 5 KB larger (brotli).

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that a field can have.
pub trait Value: Sized {
    /// From JavaScript; `None` if it is of another kind.
    fn from_js(value: &JsValue) -> Option<Self>;
    fn to_js(&self) -> JsValue;
}

impl Value for bool {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_bool()
    }
    fn to_js(&self) -> JsValue {
        (*self).into()
    }
}

impl Value for u16 {
    fn from_js(value: &JsValue) -> Option<Self> {
        let number = value.as_f64()?;
        (number.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(&number))
            .then_some(number as u16)
    }
    fn to_js(&self) -> JsValue {
        (*self).into()
    }
}

impl Value for String {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
    fn to_js(&self) -> JsValue {
        self.as_str().into()
    }
}

impl Value for Vec<String> {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.dyn_ref::<Array>()?.iter().map(|item| item.as_string()).collect()
    }
    fn to_js(&self) -> JsValue {
        self.iter().map(|item| JsValue::from(item.as_str())).collect::<Array>().into()
    }
}

impl Value for Json {
    fn from_js(value: &JsValue) -> Option<Self> {
        (!Array::is_array(value)).then(|| value.clone().dyn_into().ok().map(Self))?
    }
    fn to_js(&self) -> JsValue {
        self.0.clone().into()
    }
}

impl<T: Value> Value for Option<T> {
    fn from_js(value: &JsValue) -> Option<Self> {
        T::from_js(value).map(Some)
    }
    fn to_js(&self) -> JsValue {
        self.as_ref().map_or(JsValue::NULL, T::to_js)
    }
}

/// A JSON object; by default one without fields.
#[derive(Default)]
pub struct Json(Object);

impl AsRef<JsValue> for Json {
    fn as_ref(&self) -> &JsValue {
        self.0.as_ref()
    }
}

impl Json {
    /// The object of a text; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_js(&JSON::parse(text).ok()?)
    }

    /// Puts the field called `key` into `field`, which stays as it is where there is none. `None` if it
    /// is of another kind.
    pub fn read<T: Value>(&self, key: &str, field: &mut T) -> Option<()> {
        let value = Reflect::get(&self.0, &key.into()).ok()?;
        if !value.is_undefined() {
            *field = T::from_js(&value)?;
        }
        Some(())
    }

    pub fn write(&self, key: &str, field: &impl Value) {
        // A plain object takes every field.
        let _ = Reflect::set(&self.0, &key.into(), &field.to_js());
    }

    pub fn text(&self) -> Option<String> {
        JSON::stringify(&self.0).ok()?.as_string()
    }
}
