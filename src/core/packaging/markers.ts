/** PEP 508 environment markers: the values of Pyodide's Python, and their reading and judging. */

/** The variables that markers may name; `extra` is given per requirement. */
export interface MarkerEnvironment {
  os_name: string;
  sys_platform: string;
  platform_machine: string;
  platform_python_implementation: string;
  platform_release: string;
  platform_system: string;
  platform_version: string;
  python_version: string;
  python_full_version: string;
  implementation_name: string;
  implementation_version: string;
}

/** The markers of the Python inside Pyodide 314. */
export const PYODIDE_MARKERS: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'emscripten',
  platform_machine: 'wasm32',
  platform_python_implementation: 'CPython',
  platform_release: '5.0.3',
  platform_system: 'Emscripten',
  platform_version: '#1',
  python_version: '3.14',
  python_full_version: '3.14.2',
  implementation_name: 'cpython',
  implementation_version: '3.14.2',
};
