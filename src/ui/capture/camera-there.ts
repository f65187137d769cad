/** Whether it makes sense to offer the page's own camera: an insecure address is told so when it is asked for. */
export const cameraThere =
  typeof navigator !== "undefined" && (navigator.mediaDevices !== undefined || !isSecureContext);
