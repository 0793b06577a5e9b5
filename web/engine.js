// The engine for other programs: an ES module for browsers, workers and Node.
//
//   import { load } from "./web/engine.js"
//   const engine = await load()
//   const projection = await engine.project({ scale: 10, accelerator: "h100-sxm" })
//   projection.results.accelerators // { value, low, high }
//
// It loads engine.wasm and wasm_exec.js relative to itself, once; load({ wasm })
// takes the program from elsewhere. Requests and
// answers are plain objects as engine.d.ts describes them: data, no functions. A
// request that cannot be answered rejects with an EngineError whose findings say
// why. The functions under text take and return the JSON itself, byte for byte
// as the command "tenfold" does.
//
// An answer is computed on the thread that asks, in some 0.1 s to 1 s; a page
// that must not stand still loads the module in a worker.

/** What a request could not be answered for. */
export class EngineError extends Error {
  constructor(message, findings = [], nearest = null) {
    super(message)
    this.name = "EngineError"
    this.findings = findings
    this.nearest = nearest
  }
}

let loading

/** Starts the engine, once; every call gives the same one. */
export function load(options) {
  loading ??= start(options?.wasm).catch((error) => {
    loading = undefined // so that a page that was offline may try again
    throw error instanceof EngineError ? error : refused("not-loaded", "The engine could not be loaded: " + firstLine(error), error)
  })
  return loading
}

// refused is an error with one finding, of the whole request.
function refused(code, text, cause) {
  const error = new EngineError(text, [{ field: "", code, severity: "error", text }])
  if (cause !== undefined) error.cause = cause
  return error
}

// firstLine is what an error says, less the lines that only a programmer reads.
function firstLine(error) {
  return String(error?.message ?? error).split("\n", 1)[0]
}

async function start(wasm) {
  const { Go, stand } = await goRuntime()
  const go = new Go()
  const instance = await instantiate(wasm, go.importObject)

  // The program calls this function with its table of functions, and nothing of
  // it stays behind in the global object.
  const name = "tenfold:" + Math.random().toString(36).slice(2)
  let ended = false
  const table = await new Promise((resolve, reject) => {
    globalThis[name] = resolve
    go.argv = ["tenfold", name]
    go.run(instance).then(() => {
      ended = true
      loading = undefined
      reject(refused("not-loaded", "The engine could not start; the console says why."))
    }, reject)
  }).finally(() => delete globalThis[name])
  for (const standIn of stand) delete globalThis[standIn] // the program has them; a page with a "process" would look like Node

  const call = (command, text) => {
    if (ended) throw refused("stopped", "The engine has stopped; load() starts it again.")
    return table[command](text)
  }
  const ask = async (command, request = {}) => {
    const answer = JSON.parse(call(command, written(request)))
    const found = answer.findings ?? []
    const fatal = found.filter((f) => f.severity === "error")
    if (fatal.length > 0) throw new EngineError(fatal.map((f) => f.text).join(" "), found, answer.nearest)
    return answer
  }
  return Object.freeze({
    project: (scenario) => ask("project", scenario),
    layout: (request) => ask("layout", request),
    solve: (question) => ask("solve", question),
    explain: (question) => ask("explain", question),
    catalog: () => ask("catalog"),
    text: Object.freeze({
      project: async (line) => call("project", String(line)),
      layout: async (line) => call("layout", String(line)),
      solve: async (line) => call("solve", String(line)),
      explain: async (line) => call("explain", String(line)),
      catalog: async () => call("catalog", ""),
    }),
  })
}

// written is a request as JSON. JSON.stringify makes null of NaN and of what is
// infinite, which would ask for the default without a word; as text the engine
// refuses them by name. A BigInt is a number like any other.
function written(request) {
  const said = (_, v) => (typeof v === "bigint" || (typeof v === "number" && !Number.isFinite(v)) ? String(v) : v)
  try {
    return JSON.stringify(request, said) ?? "null" // of a function or a symbol, which are no requests either
  } catch (error) {
    throw refused("not-json", "The request cannot be written as JSON: " + firstLine(error), error)
  }
}

let ours

// goRuntime is the Go class of our wasm_exec.js, and the names of what it puts into
// a global object that is not Node's and the program needs for its start alone. A
// page may have a wasm_exec.js of another Go version, for a program of its own; it
// gets its own class back.
function goRuntime() {
  ours ??= (async () => {
    const theirs = globalThis.Go
    const stand = ["process", "path"].filter((name) => !globalThis[name])
    await import("../wasm_exec.js") // as it stands here, bundlers find it
    const Go = globalThis.Go
    if (theirs) globalThis.Go = theirs
    else delete globalThis.Go
    return { Go, stand }
  })().catch((error) => {
    ours = undefined
    throw error
  })
  return ours
}

// instantiate starts the program from an address, from its bytes, or compiled
// already. The address beside this module is written as bundlers look for it, and
// only here, since where a bundle is no module there is no import.meta.
async function instantiate(wasm, imports) {
  if (wasm instanceof WebAssembly.Module) return WebAssembly.instantiate(wasm, imports)
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return (await WebAssembly.instantiate(wasm, imports)).instance
  const address = wasm === undefined ? new URL("engine.wasm", import.meta.url) : wasm
  if (String(address).startsWith("file:")) {
    const fs = "node:fs/promises" // in a variable, so that bundlers for browsers do not look for it
    const bytes = await (await import(/* webpackIgnore: true */ /* @vite-ignore */ fs)).readFile(new URL(address))
    return (await WebAssembly.instantiate(bytes, imports)).instance
  }
  const answer = await fetch(address).catch((error) => {
    throw refused("not-loaded", `engine.wasm could not be loaded from ${address}: ${firstLine(error)}`, error)
  })
  if (!answer.ok) throw refused("not-loaded", `engine.wasm could not be loaded: the host said ${answer.status} for ${answer.url}.`)
  // Browsers compile while they load only what the host calls wasm.
  const type = answer.headers.get("content-type") ?? ""
  if (type.startsWith("application/wasm") && WebAssembly.instantiateStreaming) {
    return (await WebAssembly.instantiateStreaming(answer, imports)).instance
  }
  // A host that has no such file may answer with a page and 200.
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d) {
    throw refused("not-loaded", `${answer.url} is no wasm program: copy engine.wasm there, or say where it lies with load({ wasm }).`)
  }
  return (await WebAssembly.instantiate(bytes, imports)).instance
}
