/** The page in English. The other languages follow these keys. */
import { count } from "./plural";

export const en = {
  title: "CiQi 慈祺 · Study a piece of porcelain",
  header: {
    home: "CiQi, start page",
    settings: "Settings",
    skip: "Skip to the content",
  },
  nav: {
    label: "Main",
    study: "Study",
    library: "Library",
    terms: "Glossary",
    notebook: "Notebook",
    packs: "Packs",
    bench: "Bench",
    device: "This device",
    more: "More",
  },
  moment: "One moment",
  home: {
    lead: "Show it a piece of porcelain.",
    sub: "It looks, looks closer, compares, reads up, and tells you what it sees and how sure it is. Your photographs stay on this device.",
    running: "A study is in progress.",
    backToStudy: "Back to it",
  },
  capture: {
    heading: "Photographs of one piece",
    drop: "Drop photographs here, or paste them",
    choose: "Choose photos",
    take: "Take a photo",
    addView: "Add a view",
    remove: (name: string) => `Remove ${name}`,
    view: (n: number) => `View ${n}`,
    checking: "Checking",
    question: "Anything you want to know in particular?",
    questionHint: "What is this piece?",
    start: "Study this piece",
    clear: "Start over",
  },
  hints: {
    heading: "Views that decide",
    taken: "taken",
    names: {
      whole: "The whole piece",
      base: "The base and its mark",
      detail: "A painted detail",
      interior: "The interior",
    },
    short: {
      whole: "Whole",
      base: "Base, mark",
      detail: "Detail",
      interior: "Interior",
    },
    settles: {
      whole: "settles the shape and the glaze",
      base: "settles the reign and the kiln",
      detail: "settles the motif and the hand",
      interior: "settles hidden decoration and how it was fired",
    },
  },
  samples: { heading: "No piece at hand? Try one of these", views: (n: number) => count(n, "view", "views") },
  engine: {
    steps: {
      runtime: "Starting the engine",
      weights: "Fetching the model",
      "self-test": "Checking that it computes correctly here",
      library: "Opening the library",
    },
    bytes: (loaded: string, total: string) => `${loaded} of ${total}`,
    ready: (backend: string) => `Ready · ${backend}`,
    webgpu: "graphics processor",
    wasm: (threads: number) => `processor, ${count(threads, "thread", "threads")}`,
    fallback: "No graphics processor to use: same answers, slower.",
    fallbackWhy: "Why",
    oneThread: "One processor core only: same answers, slower. Reloading the page may help.",
    retry: "Try again",
  },
  study: {
    heading: "Study",
    back: "Start page",
    photos: "Photographs",
    photo: (n: number) => `Photograph ${n}`,
    photoAlt: (n: number, name: string) => `Photograph ${n}: ${name}`,
    box: (label: string) => (label === "" ? "Region it looked into" : `Region it looked into: ${label}`),
    story: "How it looked",
    waiting: "Waiting for the engine",
    looking: "Looking at the photographs",
    thinking: "Thinking",
    stopping: "Stopping",
    stop: "Stop",
    again: "Study another piece",
    resume: "Go on",
    toVerdict: "Verdict",
    cutOff: "This study was cut off. Everything up to that point is kept.",
    elapsed: "Elapsed",
    steps: (n: number) => count(n, "step", "steps"),
    asked: "Question",
    ended: {
      answered: "Finished.",
      unbegun: "You stopped it before it had begun.",
      aborted: "You stopped it here. What it found so far is kept.",
      "tool-limit":
        "It used up all its steps without reaching an answer. A clearer photograph, or one more view, may help.",
      "empty-response":
        "It had nothing to say about these photographs. Try a sharper photograph with the piece filling the frame.",
      "no-answer": "It stopped without an answer. Try again, or add a view of the base.",
      "context-limit": "The study grew longer than this model can hold. Try again with fewer views.",
      error: "Something went wrong in mid-study. What it found so far is kept; you can go on with it.",
    },
  },
  tools: {
    zoom: "Looks closer",
    searchImage: "Compares with similar pieces",
    searchText: "Reads up",
    malformed: "An attempt that did not work",
    running: "at work",
    failed: "This did not work; it was told so and went on.",
    region: (n: number, label: string) => (label === "" ? `Photograph ${n}` : `Photograph ${n}: ${label}`),
    query: (query: string) => `“${query}”`,
    noneFound: "Nothing close was found.",
    similarity: (percent: string) => `${percent} alike`,
    noThumb: "No picture",
    showOnPhoto: "Show on the photograph",
    cropAlt: (label: string) => (label === "" ? "Detail of your photograph" : `Detail of your photograph: ${label}`),
    source: (source: string) => `From ${source}`,
  },
  attributes: {
    dynasty: "Period",
    reign: "Reign",
    kiln: "Kiln",
    color: "Glaze",
    motif: "Decoration",
    shape: "Shape",
    name: "Name",
  },
  verdict: {
    heading: "What it concludes",
    untitled: "An unnamed piece",
    notPorcelain: "Not Chinese porcelain",
    quoted: (words: string) => `“${words}”`,
    showEvidence: (id: string, kind: string) => `Show ${kind} ${id}`,
    kinds: { photo: "photograph", crop: "detail", record: "similar piece", passage: "passage" },
    words: { high: "Confident", good: "Likely", fair: "Possible", low: "A guess", none: "Undetermined" },
    basis: { seen: "Seen", retrieved: "Compared", inferred: "Inferred", "not-visible": "Not visible" },
    basisLong: {
      seen: "Seen in your photographs",
      retrieved: "Drawn from similar pieces or passages in the library",
      inferred: "Inferred; it points at no evidence of its own",
      "not-visible": "These photographs cannot show it",
    },
    limitsMissing:
      "This is a small model, made to run on a phone. Take its answer as a first reading, not as the last word.",
  },
  history: {
    heading: "Recent studies",
    open: (title: string) => `Open ${title}`,
    resume: "Go on",
    delete: (title: string) => `Delete ${title}`,
    deleted: (n: number) => `${count(n, "study is", "studies are")} in the bin.`,
    all: "All studies",
    undo: "Undo",
    untitled: "Unfinished study",
    states: { answered: "", stopped: "stopped", "cut-off": "cut off" },
  },
  settings: {
    heading: "Settings",
    close: "Close",
    language: "Language",
    theme: "Appearance",
    themes: { auto: "As the device", light: "Glaze (light)", dark: "Gallery (dark)" },
    backend: "Computes on",
    backends: { auto: "Whatever works best", webgpu: "Graphics processor (WebGPU)", wasm: "Processor (WebAssembly)" },
    backendNote: "Takes effect when the page is reloaded.",
    reload: "Reload",
    welcome: "How it works",
    welcomeNote: "Three short screens",
    deviceNote: "What is kept here, and every request that was made",
  },
  footer: {
    offlineReady: "Ready for use without a network",
    installing: (percent: string) => `Getting ready for use without a network: ${percent}`,
    installingUnknown: "Getting ready for use without a network",
    offlineFailed: "Not ready for use without a network yet.",
    version: (version: string) => `Version ${version}`,
    device: "This device",
    aid: "A study aid: it neither authenticates nor values any object.",
  },
  update: {
    ready: "A newer version is ready.",
    load: "Load it",
    busy: "Another tab is at work. Load it when that has ended.",
    elsewhere: "Another tab of this page is at work. Both share one processor, so a study here takes longer.",
  },
  failures: {
    "image-empty": (name: string) => `${name} is empty. Choose the photograph again, or take a new one.`,
    "image-not-an-image": (name: string) =>
      `${name} is not a picture, whatever its name says. Choose a JPEG, PNG or WebP photograph.`,
    "image-svg": (name: string) => `${name} is a drawing (SVG), not a photograph. Choose a JPEG, PNG or WebP.`,
    "image-heic": (name: string) =>
      `${name} is a HEIC picture, which this browser cannot read. Save it as JPEG first, or set the camera to “Most compatible”.`,
    "image-too-large": (name: string) =>
      `${name} has more pixels than this device can hold. Make it smaller, 12 megapixels is plenty, and choose it again.`,
    "image-too-narrow": (name: string) =>
      `${name} is only a thin strip. Choose a photograph that shows the piece as a whole.`,
    "image-broken": (name: string) => `${name} is damaged and cannot be opened. Choose another copy of it.`,
    "too-many-photos": (_name: string) => "That is more views than one study takes. Remove one to make room.",
    "sample-missing": (_name: string) =>
      "This sample is not on the device yet. Connect once to fetch it, or use a photograph of your own.",
    "model-missing": (_name: string) =>
      "The model’s files could not be fetched. Connect to the network and try again; after that it works without one.",
    "model-corrupt": (_name: string) =>
      "A file of the model arrived damaged and was set aside. Try again to fetch it anew.",
    "storage-refused": (_name: string) =>
      "This browser keeps nothing for this page, and without its library and notebook it cannot study. Allow site data for it, or leave the private window, then reload the page.",
    "storage-full": (_name: string) =>
      "The device has no room left. Delete some studies or other files, then try again.",
    "storage-blocked": (_name: string) =>
      "Another tab holds an older version of this page. Close that tab, then try again.",
    "storage-outdated": (_name: string) => "The notebook was written by a newer version of this page. Reload the page.",
    "storage-failed": (_name: string) =>
      "The notebook could not be reached just now. Try again, and reload the page if it stays so.",
    "index-full": (_name: string) =>
      "The library holds more pictures than this device has memory for. Remove a pack, then reload the page.",
    "library-missing": (_name: string) =>
      "The library of similar pieces is not on this device yet. Connect once and reload the page.",
    "engine-lost": (_name: string) =>
      "The engine stopped, perhaps for want of memory. Close other tabs and try again; what it found is kept.",
    "self-test-failed": (_name: string) =>
      "The model does not compute correctly on this device, so its answers could not be trusted. Try another browser, or choose the processor in the settings.",
    "webgpu-missing": (_name: string) =>
      "This browser offers no graphics processor to compute on. Choose “Whatever works best” in the settings.",
    "model-changed": (_name: string) =>
      "This study was begun with an earlier version of the model and cannot go on. It stays here to read; study the photographs anew for a new answer.",
    "journal-broken": (_name: string) =>
      "A part of this study is missing, so it cannot go on. What is left stays here to read; study the photographs anew.",
    "study-missing": (_name: string) =>
      "There is no such study on this device. It may have been deleted, or made on another one.",
    "study-busy": (_name: string) =>
      "Another tab is at work on this study. Let it finish there, or close that tab and go on here.",
    "insecure-page": (_name: string) =>
      "This address is not secure, so the browser withholds what the page needs. Open it over https, or from localhost.",
    "page-inconsistent": (_name: string) =>
      "Parts of this page do not fit together, perhaps after an update. Reload the page; your studies stay.",
    unknown: (message: string) =>
      `Something unforeseen happened (${message}). Try again; what you chose is still here.`,
  },
} as const;
