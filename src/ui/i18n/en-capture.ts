/** Words of the chosen photographs and of the camera, in English. */

export const enCapture = {
  tray: {
    show: (place: string) => `Show view ${place}`,
    view: "What it shows",
    noView: "Something else",
    earlier: "Earlier",
    later: "Later",
    retake: "Retake",
    more: "Photograph another view",
    added: (n: string, most: string) => `${n} of ${most} views`,
    noted: {
      removed: "The place it was taken at has been removed from this photograph.",
      unread: "No place was found in this photograph, but not all of its notes could be read.",
    },
    found: {
      dark: "Rather dark. With more light it would show more.",
      bright: "Parts are burnt out to white. With less light it would show more.",
      blurred: "Not quite sharp. A steadier one would show more.",
      glare: "A lamp is mirrored in the glaze and hides what is under it.",
    },
  },
  firstLook: {
    waiting: "A first look as soon as the engine is ready.",
    looking: "A first look at the library.",
    like: (what: string, n: number) =>
      n === 1
        ? `At first sight: ${what}, like one piece of the library.`
        : `At first sight: ${what}, like ${n} pieces of the library.`,
    nothing: "At first sight: nothing in the library is close to it.",
  },
  camera: {
    heading: "Camera",
    close: "Close the camera",
    shutter: "Take the photo",
    done: "Done",
    torch: "Light",
    lens: "Lens",
    lensName: (n: string) => `Camera ${n}`,
    zoom: "Zoom",
    asking: "Allow the camera if the browser asks. What it sees stays on this device.",
    views: "View to take",
    took: (view: string, n: string, most: string) => `${view}: taken, ${n} of ${most}.`,
    full: (most: string) => `That is ${most}, as many as one study takes.`,
    advice: {
      dark: "Too dark: find more light.",
      bright: "Too bright: turn away from the light.",
      blurred: "Blurred: hold still, or step back a little.",
      glare: "A lamp is mirrored in it: tilt it, or step aside.",
    },
    good: "Sharp and well lit.",
    retry: "Try again",
    still: "The camera gave no photograph. Try once more, or choose a file.",
    trouble: {
      refused: "The camera is not allowed here. Allow it in the browser’s settings for this site, or choose photos.",
      absent: "This device offers no camera. Choose photos instead.",
      busy: "Another app is using the camera. Close it and try again, or choose photos.",
      lost: "The camera went away. Try again, or choose photos; those taken are kept.",
      insecure: "This address is not secure, so there is no camera. Open it over https, or choose photos.",
      failed: "The camera could not be started. Try again, or choose photos.",
    },
  },
} as const;
