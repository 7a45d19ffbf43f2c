//! What all classes have in common whose value is a part of the output contract.

/// Declares a class that wraps a part of the output contract: frozen, comparable, hashable, and picklable by its JSON.
///
/// First its attributes, each with what it is of the part; then its other methods.
macro_rules! value_class {
    (
        $(#[$($doc:tt)*])*
        $class:ident($output:ty) {
            $($(#[$($field_doc:tt)*])* $field:ident: $kind:ty = |$part:ident| $value:expr;)*
        }
        $($methods:tt)*
    ) => {
        $(#[$($doc)*])*
        #[pyo3::pyclass(frozen, eq, hash, module = "csea_terms")]
        #[derive(Clone, PartialEq, Hash)]
        pub(crate) struct $class(std::sync::Arc<$output>);

        impl From<$output> for $class {
            fn from(output: $output) -> Self {
                Self(std::sync::Arc::new(output))
            }
        }

        #[pyo3::pymethods]
        impl $class {
            #[staticmethod]
            fn _restore(state: &str) -> pyo3::PyResult<Self> {
                Ok(Self(std::sync::Arc::new($crate::convert::from_json(state)?)))
            }

            fn __reduce__<'py>(&self, py: pyo3::Python<'py>) -> $crate::convert::Reduced<'py> {
                let state = ($crate::convert::to_json(self.0.as_ref())?,);
                $crate::convert::reduce(py, stringify!($class), state)
            }

            $($(#[$($field_doc)*])*
            #[getter]
            fn $field(&self) -> $kind {
                let $part = self.0.as_ref();
                $value
            })*

            $($methods)*
        }
    };
}

pub(crate) use value_class;
