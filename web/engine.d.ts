// Types of engine.js. Units are in the names; low and high are the 10th and
// 90th percentiles.

/** Starts the engine, once; every call gives the same one, started as the first asked. Rejects with an EngineError, whose cause says more, where it cannot be had. */
export function load(options?: LoadOptions): Promise<Engine>

export interface LoadOptions {
  /** engine.wasm where it does not lie beside engine.js: its address (text or a URL), its bytes, or a WebAssembly.Module. */
  wasm?: string | object
}

export interface Engine {
  /** A scenario's results with their ranges. Rejects with an EngineError. */
  project(request?: ProjectRequest): Promise<Projection>
  /** The best parallel layout, its step time and memory. Rejects with an EngineError. */
  layout(request: LayoutRequest): Promise<LayoutResult>
  /** The question turned round: one number varied until a result is as wanted. Rejects with an EngineError, which knows what is nearest. */
  solve(question: SolveRequest): Promise<Solution>
  /** How one figure comes about. Rejects with an EngineError. */
  explain(question: ExplainRequest): Promise<Working>
  /** Everything that project computes from, with sources. */
  catalog(): Promise<Catalog>
  /** The same on JSON text, byte for byte as the command "tenfold"; findings are in the text. */
  readonly text: {
    project(line: string): Promise<string>
    layout(line: string): Promise<string>
    solve(line: string): Promise<string>
    explain(line: string): Promise<string>
    catalog(): Promise<string>
  }
}

/** Rejects what cannot be answered, with at least one finding: "not-loaded" where there is no engine, "stopped" where it ended. */
export class EngineError extends Error {
  readonly name: "EngineError"
  readonly findings: Finding[]
  /** Of a solve whose target is out of reach. */
  readonly nearest: Nearest | null
}

export interface Finding {
  /** The scenario's field, dotted for nested ones; "" for the whole. */
  field: string
  /** A stable name of the kind of finding. */
  code: string
  severity: "error" | "warning" | "note"
  /** One sentence for people. */
  text: string
}

/** What is asked. Every field may be left out; {} is the default question. A number may also be written as people do: "70B", "30 %". */
export interface Scenario {
  v?: 1
  data_version?: string
  /** Id of a run in the catalogue. */
  reference?: string
  /** Multiple of the reference's compute, 1e-6 … 1e6. */
  scale?: Entry
  /** 6 × active parameters × tokens. */
  compute_flop?: Entry
  model?: {
    params?: Entry
    active_params?: Entry
    tokens?: Entry
    layers?: Entry
    hidden?: Entry
    ffn_hidden?: Entry
    heads?: Entry
    kv_heads?: Entry
    head_dim?: Entry
    vocab?: Entry
    seq_len?: Entry
    experts?: Entry
    top_k?: Entry
  }
  recipe?: "same-ratio" | "compute-optimal" | "moe"
  /** Id of an accelerator in the catalogue, or hardware of one's own. */
  accelerator?: string | Hardware
  format?: "bf16" | "fp16" | "fp8" | "fp6" | "fp4" | "tf32" | "fp32"
  /** At most one of accelerators, days and site_mw. */
  accelerators?: Entry
  days?: Entry
  /** Provisioned facility power. */
  site_mw?: Entry
  /** Fraction. */
  mfu?: Ranged
  /** Fraction. */
  goodput?: Ranged
  /** How the state is saved. */
  checkpointing?: "asynchronous" | "synchronous" | "in-memory"
  /** What an interruption stops: the whole job, one replica, or the better of the two. */
  recovery?: "best" | "restart" | "isolated"
  count_attention?: boolean
  layout?: {
    tp?: Entry
    pp?: Entry
    vpp?: Entry
    dp?: Entry
    cp?: Entry
    ep?: Entry
    /** In sequences. */
    microbatch?: Entry
    /** In sequences. */
    global_batch?: Entry
    recompute?: "none" | "selective" | "full"
    zero?: Entry
  }
  /** Id of a region in the catalogue. */
  region?: string
  /** Id of an operator's fleet in the catalogue; gives PUE, on-site water and clean share where these are not given. */
  operator?: string
  it_power_w?: Ranged
  pue?: Ranged
  electricity_usd_per_kwh?: Ranged
  rental_usd_per_hour?: Ranged
  chip_usd?: Ranged
  /** Location-based. */
  carbon_g_per_kwh?: Ranged
  /** Fraction. */
  contracted_clean_share?: Ranged
  commitment?: "reserved-1y" | "on-demand" | "reserved-3y"
  /** How an owner writes the cluster off: by the pace of newer hardware, or evenly over its service life. */
  depreciation?: "economic" | "straight-line"
  scope?: "final-run" | "with-experiments"
  /** Holds the deciding inputs at the end of their ranges that makes the answer larger (conservative) or smaller; a finding lists them. */
  stance?: "central" | "conservative" | "aggressive"
  /** Decimal. */
  start_year?: Entry
  /** 100 … 100,000. */
  draws?: Entry
  seed?: Entry
}

export type Entry = number | string

/** A number with a range of one's own, of which low and high are the 10th and 90th percentile: also as text, "30-45 %", "35 ± 5". Without value its middle is taken, on the logarithm, of shares on the log-odds, of a PUE and other ratios on the part above one. */
export type Ranged = Entry | { value?: number; low: number; high: number }

/** Hardware of one's own; peaks are dense. */
export interface Hardware {
  name: string
  peak_tflops?: {
    fp32?: Entry
    tf32?: Entry
    fp16?: Entry
    bf16?: Entry
    fp8?: Entry
    fp6?: Entry
    fp4?: Entry
  }
  memory_gb?: Entry
  memory_bw_tbs?: Entry
  tdp_w?: Entry
  /** Accelerators that share the fast links. */
  scale_up_domain?: Entry
  /** GB/s per accelerator, one direction. */
  scale_up_gbs?: Entry
  /** Gbit/s per accelerator. */
  scale_out_gbps?: Entry
  chip_usd?: Ranged
  rental_usd_per_hour?: Ranged
  server_price_ratio?: Ranged
  server_power_ratio?: Ranged
}

export interface ProjectRequest extends Scenario {
  /** Adds the working of every result. */
  working?: boolean
  /** Adds what moves this result. */
  sensitivity?: keyof Projection["results"]
}

export interface SolveRequest {
  /** What it gives the varied field is not read. */
  scenario?: ProjectRequest
  /** A number of the scenario, dotted for nested ones: "scale", "days", "model.tokens". */
  vary: string
  /** One result and the value that it shall have. */
  until: { [result in keyof Projection["results"]]?: Entry }
}

/** The smallest value that does, in a scenario that projects to the result wanted, within 0.1 % or one accelerator; where it jumps across, a finding says so. */
export interface Solution {
  scenario: Scenario
  projection: Projection
  findings: Finding[]
}

/** The nearest that can be had. */
export interface Nearest {
  scenario: Scenario
  /** Of the varied field. */
  value: number
  /** What the result then is. */
  result: number
}

export interface ExplainRequest {
  scenario?: Scenario
  /** A result, or anything that a formula reads. */
  field: string
}

/** The figure at the central inputs, with its 10th and 90th percentile; null where no source supports one. */
export type Quantity = { value: number; low: number; high: number } | null

export interface Projection {
  v: 1
  data_version: string
  /** The scenario in full: a request that gives the same answer. */
  scenario: Scenario
  findings: Finding[]
  /** The page's fragment for this scenario. */
  link: string
  /** The layout found; absent where the MFU is given. */
  layout?: FoundLayout
  results: {
    compute_flop: Quantity
    model_flop: Quantity
    params: Quantity
    active_params: Quantity
    tokens: Quantity
    mfu: Quantity
    goodput: Quantity
    accelerators: Quantity
    days: Quantity
    accelerator_hours: Quantity
    /** Mean facility draw. */
    power_mw: Quantity
    /** Provisioned. */
    power_peak_mw: Quantity
    energy_mwh: Quantity
    carbon_location_t: Quantity
    carbon_market_t: Quantity
    carbon_embodied_t: Quantity
    water_m3: Quantity
    cost_rental_usd: Quantity
    cost_owned_usd: Quantity
    cost_upfront_usd: Quantity
    /** With scope "with-experiments" only, as are all programme_…. */
    programme_accelerator_hours?: Quantity
    programme_energy_mwh?: Quantity
    programme_carbon_location_t?: Quantity
    programme_cost_rental_usd?: Quantity
    programme_cost_owned_usd?: Quantity
  }
  /** Of the result asked for, the input with the widest swing first; inputs that do not move it are left out. */
  sensitivity?: Mover[]
  working?: Working[]
}

/** One uncertain input and what it does to a result. */
export interface Mover {
  /** Its name; explain takes it as "in." and this. */
  input: string
  label: string
  /** Of low and high; "" for a plain number. */
  unit: string
  /** The input's 10th percentile. */
  low: number
  /** Its 90th. */
  high: number
  /** The result with the input at low and all others at their medians, in the unit of its name. */
  result_low: number
  /** The same with the input at high. */
  result_high: number
  /** First-order Sobol index over the draws, 0 … 1: the share of the variance of the result's logarithm (of the result itself where it may be zero) that would go if the input were known. It errs by about 0.01. Of inputs drawn together each holds what both explain. */
  variance_share: number
}

/** How one figure comes about. */
export interface Working {
  field: string
  label: string
  /** In words. */
  formula: string
  /** The same with this scenario's numbers. */
  numbers: string
  note: string
  sources: string[]
  /** What the formula reads; each can be asked about in turn. */
  uses: string[]
  /** Of an input: where its figure comes from. */
  basis?: "entered" | "published" | "measured" | "derived" | "assumed"
  locator?: string
  date?: string
}

/** The catalogue: one fact a row, and what the rows rest on. */
export interface Catalog {
  v: 1
  data_version: string
  date: string
  facts: Fact[]
  quotes: Quote[]
  sources: Source[]
}

/** A price asked on one day: in USD per accelerator-hour, for "purchase" in USD. */
export interface Quote {
  accelerator: string
  commitment: "purchase" | "on-demand" | "reserved-1y" | "reserved-3y"
  date: string
  provider: string
  price_usd: number
  source: string
  /** A: a provider's own list; B: as a third party reports it. */
  confidence: "A" | "B"
}

/** One figure or word about one thing, with where it comes from. */
export interface Fact {
  /** What the thing is: "accelerators", "runs", "regions", "prices", "assumptions", … */
  kind: string
  /** Of the thing: what a scenario names as its reference, accelerator or region. */
  id: string
  attribute: string
  /** As in the data; "" where there is no range. */
  value: string
  low: string
  high: string
  unit: string
  basis: "published" | "measured" | "derived" | "assumed"
  /** Ids of sources. */
  sources: string[]
  locator: string
  date: string
  note: string
}

export interface Source {
  id: string
  title: string
  publisher: string
  url: string
  published: string
  accessed: string
  licence: string
}

/** A layout of a model on a number of accelerators; what it does not fix is searched. */
export type LayoutRequest = Pick<Scenario, "model" | "accelerator" | "format" | "layout"> & { accelerators: Entry }

/** Plain numbers, before the share that teams reach. */
export interface LayoutResult {
  /** It fits in memory. */
  feasible: boolean
  step_time_s: number
  tokens_per_s_per_accelerator: number
  tflops_per_accelerator: number
  mfu: number
  hfu: number
  memory_gb: {
    weights: number
    gradients: number
    optimizer: number
    activations: number
    total: number
  }
  /** The parts add up to step_time_s. */
  time_s: {
    compute: number
    recompute: number
    tensor: number
    pipeline_bubble: number
    context: number
    expert: number
    data_exposed: number
    optimizer: number
    straggler: number
  }
  layout: FoundLayout
  /** Layouts evaluated. */
  searched: number
  findings: Finding[]
}

/** Degrees, and sequences in a microbatch and a step. */
export interface FoundLayout {
  tp: number
  pp: number
  vpp: number
  dp: number
  cp: number
  ep: number
  microbatch: number
  global_batch: number
  recompute: "none" | "selective" | "full"
  zero: number
}
