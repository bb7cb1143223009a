//! Makes one wasm file of several that the cut has made.
//!
//! The cut puts what two loads need into a file of its own for each set of loads, twenty-six of them for five loads. Each
//! costs a request, compresses worse than the same code in one file, and reaches what is in another by a function that
//! looks it up in the table of functions. In one file they call each other. They can be put one after the other: they
//! export nothing, and their places in memory and in the table are settled.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, CustomSection, DataCountSection, DataSection, ElementSection, FunctionSection,
    ImportSection, Module, RawSection, SectionId,
};
use wasmparser::{ConstExpr, ElementItems, ElementKind, FunctionBody, Operator, Parser, Payload};

/// The section of the features, which wasm-opt reads.
const FEATURES: &str = "target_features";

/// Moves what is counted within a file behind what is there already.
#[derive(Default)]
struct Moved {
    functions: u32,
    data: u32,
    /// Functions that only call another of the new file, with that.
    direct: HashMap<u32, u32>,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let function = function + self.functions;
        Ok(self.direct.get(&function).copied().unwrap_or(function))
    }

    fn data_index(&mut self, data: u32) -> Result<u32, Error<Infallible>> {
        Ok(data + self.data)
    }
}

/// One file of all of `files`.
///
/// # Errors
/// A file is not such as the cut makes.
pub(crate) fn merge(files: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut moved = Moved { direct: direct(files)?, ..Moved::default() };
    let mut types = &[][..];
    let (mut imports, mut imported) = (ImportSection::new(), Vec::new());
    let (mut functions, mut elements) = (FunctionSection::new(), ElementSection::new());
    let (mut code, mut data) = (CodeSection::new(), DataSection::new());
    let mut features = &[][..];
    for file in files {
        for payload in Parser::new(0).parse_all(file) {
            let done = match payload? {
                Payload::TypeSection(it) => {
                    let range = it.range();
                    let bytes = &file[range.start as usize..range.end as usize];
                    ensure!(types.is_empty() || types == bytes, "all files have the same types");
                    types = bytes;
                    Ok(())
                }
                Payload::ImportSection(it) => it.into_imports().try_for_each(|import| {
                    let import = import?;
                    if imported.contains(&import.name) {
                        return Ok(());
                    }
                    imported.push(import.name);
                    moved.parse_import(&mut imports, import)
                }),
                Payload::FunctionSection(it) => moved.parse_function_section(&mut functions, it),
                Payload::ElementSection(it) => moved.parse_element_section(&mut elements, it),
                Payload::CodeSectionEntry(it) => moved.parse_function_body(&mut code, it),
                Payload::DataSection(it) => moved.parse_data_section(&mut data, it),
                Payload::CustomSection(it) if it.name() == FEATURES => {
                    features = it.data();
                    Ok(())
                }
                Payload::ExportSection(it) => {
                    ensure!(it.count() == 0, "a load exports something");
                    Ok(())
                }
                Payload::GlobalSection(_)
                | Payload::TableSection(_)
                | Payload::StartSection { .. } => {
                    return Err(anyhow!("a load has a global, a table or a start of its own"));
                }
                _ => Ok(()),
            };
            done.map_err(|error| anyhow!("a file of the cut cannot be read: {error}"))?;
        }
        moved.functions = functions.len();
        moved.data = data.len();
    }
    let mut module = Module::new();
    module.section(&RawSection { id: SectionId::Type as u8, data: types });
    module.section(&imports).section(&functions).section(&elements);
    module.section(&DataCountSection { count: data.len() }).section(&code).section(&data);
    module.section(&CustomSection { name: FEATURES.into(), data: features.into() });
    Ok(module.finish())
}

/// The functions of the new file that only look up another of it in the table, each with that one.
fn direct(files: &[Vec<u8>]) -> Result<HashMap<u32, u32>> {
    // What is in the table, by its place, and what looks a place up.
    let (mut table, mut looks_up) = (HashMap::new(), HashMap::new());
    let (mut before, mut here) = (0, 0);
    for file in files {
        for payload in Parser::new(0).parse_all(file) {
            match payload? {
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let ElementKind::Active { offset_expr, .. } = element.kind else {
                            continue;
                        };
                        let start = number(&offset_expr).context("a place that is no number")?;
                        let ElementItems::Functions(functions) = element.items else { continue };
                        for (place, function) in (start..).zip(functions) {
                            table.insert(place, function? + before);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    if let Some(place) = place_looked_up(&body)? {
                        looks_up.insert(before + here, place);
                    }
                    here += 1;
                }
                _ => {}
            }
        }
        before += here;
        here = 0;
    }
    Ok(looks_up.into_iter().filter_map(|(it, place)| Some((it, *table.get(&place)?))).collect())
}

fn number(offset: &ConstExpr<'_>) -> Option<i32> {
    match offset.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value),
        _ => None,
    }
}

/// The place in the table that a function calls with what it was given, if it does nothing else.
fn place_looked_up(body: &FunctionBody<'_>) -> Result<Option<i32>> {
    if body.get_locals_reader()?.get_count() > 0 {
        return Ok(None);
    }
    let operators = body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
    let [given @ .., Operator::I32Const { value }, Operator::CallIndirect { .. }, Operator::End] =
        &*operators
    else {
        return Ok(None);
    };
    let in_order = (0..)
        .zip(given)
        .all(|(at, it)| matches!(it, Operator::LocalGet { local_index } if *local_index == at));
    Ok(in_order.then_some(*value))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, DataSegment, DataSegmentMode, Elements, EntityType, ExportKind, ExportSection,
        Function, MemoryType, TypeSection,
    };

    use super::*;

    /// A file of functions without arguments, with what stands in the table from `place` on.
    fn file(functions: &[Function], place: Option<(i32, &[u32])>, export: bool) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import("__wasm_split", "memory", EntityType::Memory(memory));
        let (mut kinds, mut code) = (FunctionSection::new(), CodeSection::new());
        for function in functions {
            kinds.function(0);
            code.function(function);
        }
        let mut exports = ExportSection::new();
        if export {
            exports.export("it", ExportKind::Func, 0);
        }
        let mut elements = ElementSection::new();
        if let Some((place, functions)) = place {
            let functions = Elements::Functions(functions.into());
            elements.active(None, &ConstExpr::i32_const(place), functions);
        }
        let mut data = DataSection::new();
        let mode = DataSegmentMode::Active { memory_index: 0, offset: &ConstExpr::i32_const(8) };
        data.segment(DataSegment { mode, data: *b"text" });
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&kinds).section(&exports);
        module.section(&elements).section(&code).section(&data);
        module.finish()
    }

    fn function(write: impl Fn(&mut wasm_encoder::InstructionSink<'_>)) -> Function {
        let mut function = Function::new([]);
        let mut instructions = function.instructions();
        write(&mut instructions);
        instructions.end();
        function
    }

    /// What each function of a file calls.
    fn calls(file: &[u8]) -> Result<Vec<Vec<u32>>> {
        let mut calls = Vec::new();
        for payload in Parser::new(0).parse_all(file) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let mut here = Vec::new();
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index } = operator? {
                        here.push(function_index);
                    }
                }
                calls.push(here);
            }
        }
        Ok(calls)
    }

    #[test]
    fn what_is_looked_up_in_the_same_file_is_called() -> Result<()> {
        let looks_up = |place| {
            function(move |it| {
                it.i32_const(place).call_indirect(0, 0);
            })
        };
        let caller = |of| {
            function(move |it| {
                it.call(of);
            })
        };
        let first = file(&[looks_up(7), looks_up(9), caller(0), caller(1)], None, false);
        let second = file(&[caller(1), function(|_| ())], Some((6, &[0, 1])), false);
        let merged = merge(&[first, second])?;
        // The function at place 7 is the last one; what is at place 9 is in no file of these.
        let expected: [&[u32]; 6] = [&[], &[], &[5], &[1], &[5], &[]];
        assert_eq!(calls(&merged)?, expected);
        Ok(())
    }

    #[test]
    fn a_file_that_exports_is_refused() {
        let end = || function(|_| ());
        assert!(merge(&[file(&[end()], None, false)]).is_ok());
        assert!(merge(&[file(&[end()], None, true)]).is_err());
        assert!(merge(&[b"no wasm".to_vec()]).is_err());
    }
}
