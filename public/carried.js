/** Returns the name of a program that this page carries. */
const address = (name) => script.dataset[name];

// Pages that are opened from a disk share one storage, whoever made them, so nothing is stored.
Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("shared with every file", "SecurityError"); } });

/** Starts a program that this page carries. */
async function run(name) {
  const text = document.getElementById(`${name}-wasm`).textContent;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return () => globalThis.carried[name]({ module_or_path: bytes });
}
