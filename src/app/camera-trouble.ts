/** Why there is no camera, by what the browser throws: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */

export type CameraTrouble = "refused" | "absent" | "busy" | "lost" | "insecure" | "failed";

const BY_NAME: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "absent",
  OverconstrainedError: "absent",
  NotReadableError: "busy",
  AbortError: "busy",
};

export function troubleOf(error: unknown): CameraTrouble {
  return (error instanceof Error && BY_NAME[error.name]) || "failed";
}
