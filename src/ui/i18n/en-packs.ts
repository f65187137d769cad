/** Packs and imports in English; loaded with their screens. */
import { enImport } from "./en-import";
import { count } from "./plural";

export const enPacks = {
  importing: enImport,
  heading: "Packs",
  lead: "A pack is one file that holds a collection: its pieces, pictures and passages. Installed packs are searched on this device and nowhere else.",
  reading: "Reading what is installed",
  installed: "Installed",
  inAll: (size: string) => `${size} in all`,
  none: "No pack is installed yet.",
  makeLead: "Have a spreadsheet and a folder of photographs?",
  make: "Make a pack of your own",
  makeRunning: "A pack is being made.",
  makeLook: "Back to it",
  again: "Try again",
  close: "Close",
  cancel: "Cancel",
  details: "Exact message",
  stop: "Stop",
  stopping: "Stopping",
  toLibrary: "See it in the library",

  add: {
    heading: "Install a pack",
    choose: "Choose pack files",
    drop: "Drop .ciqi files anywhere on this page. Each is shown before anything is installed.",
    elsewhere: "Or from an address",
    elsewhereQr: "Or from an address or a QR code",
    address: "Its address on this site",
    addressHint: "/packs/collection.ciqi",
    fetch: "Look it up",
    qr: "Read a QR code from a picture",
    coming: "Coming in",
    all: (n: number) => `Install all ${n}`,
  },
  arrival: {
    reading: (name: string) => `Looking into ${name}`,
    relation: {
      new: (_own: string, _installed: string) => "New on this device.",
      newer: (own: string, installed: string) => `Version ${own} replaces version ${installed}.`,
      same: (own: string, _installed: string) => `Version ${own} is installed already.`,
      older: (own: string, installed: string) => `Older than what is installed: ${own} would replace ${installed}.`,
    },
    foreign:
      "Its pictures were indexed with another model than this device’s. They can be indexed anew here, in the background; until that is done its pieces are found by their labels only.",
    install: { new: "Install", newer: "Update", same: "Install again", older: "Go back to this version" },
    reembed: "Install and index anew",
    decline: "Do not install",
    installed: (title: string, version: string) => `${title} ${version} is installed.`,
    replaced: (title: string, version: string, before: string) =>
      `${title} ${version} is installed in place of ${before}.`,
    dismiss: (name: string) => `Put away ${name}`,
    steps: {
      read: "Reading",
      check: "Checking every part",
      write: "Writing",
      embed: "Indexing pictures",
    },
  },
  facts: {
    version: (version: string) => `version ${version}`,
    pieces: (n: number) => count(n, "piece", "pieces"),
    passages: (n: number) => count(n, "passage", "passages"),
    nothing: "nothing",
    installedOn: (day: string) => `installed ${day}`,
    dataLicence: "Licence, data",
    imageLicence: "Licence, pictures",
    dataCredit: "Credit, data",
    imageCredit: "Credit, pictures",
    embedded: "Comes with the app",
    searchable: "searchable by picture",
    unstated: "not stated",
    more: "Licences and credits",
  },
  pack: {
    export: "Save as .ciqi",
    exportOf: (title: string) => `Save ${title} as a file`,
    exporting: "Packing",
    remove: "Remove",
    removeOf: (title: string) => `Remove ${title}`,
    removing: "Removing",
    removed: (title: string) => `${title} is removed.`,
    saved: (name: string) => `Saved as ${name}.`,
    waiting: "Its pictures were indexed with another model, so they are not searched yet.",
    embed: "Index them anew",
    embedding: "Indexing pictures anew",
    confirm: (title: string) => `Remove ${title}?`,
    confirmText: (what: string, size: string) =>
      `${what} (${size}) will leave this device. To have it again you need its file: save it first if you do not have it.`,
  },
  refusals: {
    "pack-not-a-pack":
      "This file is no pack. Choose one that ends in .ciqi; photographs and spreadsheets go to “Make a pack”.",
    "pack-damaged":
      "A part of this pack is damaged or is not what its manifest promises. Nothing was installed; get another copy of the file.",
    "pack-newer-format":
      "This pack is written in a newer format than this version can read. Update the app, then install it again.",
    "pack-too-large": "This pack is larger than it may be. Nothing was installed; ask its publisher for smaller packs.",
    "pack-foreign":
      "This pack’s pictures were indexed with another model. Install it with “index anew”, or ask its publisher for one made for this app.",
    "pack-missing":
      "There is no pack at this address, or no network to fetch it. Check the address, or choose the file instead.",
    "pack-elsewhere":
      "This address is on another site. For your safety only packs of this site are fetched; download the file and choose it instead.",
    "pack-unknown": "This pack is no longer installed. Nothing was done.",
    "pack-busy":
      "This pack is being worked on already, here or in another tab. Let that end, or stop it, then try again.",
    "pack-reserved":
      "This pack comes with the app and is updated with it, so it is not installed from a file. A pack of your own needs another title.",
    "qr-unread": "No QR code could be read in this picture. Take it straight on and in focus, or type the address.",
    "import-empty":
      "These files hold neither a table nor pictures that can be read. Choose a folder of JPEG, PNG or WebP files, with a CSV, TSV or JSONL if there is one.",
    "import-changed":
      "These are other files than the import was begun with. Choose the same ones to go on, or begin anew.",
    "import-too-large": "The table has more rows than one pack may hold. Cut it into several and make a pack of each.",
    "table-broken":
      "The table could not be read. Save it as CSV in UTF-8, or export it again, and choose the files once more.",
    "archive-broken": "The ZIP could not be read. Pack the files again as a plain ZIP, or choose the folder itself.",
  },
} as const;
