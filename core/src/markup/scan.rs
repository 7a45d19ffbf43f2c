/// Bytes looked at together; the compiler turns the test of a chunk into vector instructions.
const CHUNK: usize = 32;

/// The first place at or after `from` whose byte is `wanted`.
pub(super) fn find_byte(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut at = from;
    for chunk in rest.chunks(CHUNK) {
        let is_short = chunk.len() < CHUNK;
        let has_any = is_short || chunk.iter().fold(false, |any, &byte| any | wanted(byte));
        let found = if has_any { chunk.iter().position(|&byte| wanted(byte)) } else { None };
        if let Some(found) = found {
            return Some(at + found);
        }
        at += chunk.len();
    }
    None
}
