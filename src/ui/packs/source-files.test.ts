import { expect, test } from "vitest";
import { droppedFiles, inputFiles } from "./source-files";

const file = (name: string, path = "") => Object.assign(new File(["x"], name), { webkitRelativePath: path });

/** A dropped file, as the platform describes it. */
const fileEntry = (fullPath: string) => ({
  isFile: true,
  isDirectory: false,
  fullPath,
  file: (resolve: (file: File) => void) => resolve(file(fullPath.split("/").at(-1) ?? "")),
});

/** A dropped folder, which hands out its children a hundred at a time. */
const folderEntry = (fullPath: string, children: object[]) => ({
  isFile: false,
  isDirectory: true,
  fullPath,
  createReader() {
    let next = 0;
    return { readEntries: (resolve: (some: object[]) => void) => resolve(children.slice(next, (next += 100))) };
  },
});

function transfer(entries: (object | null)[], files: File[] = []): DataTransfer {
  return { items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files } as unknown as DataTransfer;
}

test("a dropped folder is walked to the bottom, past the first hundred files", async () => {
  const many = Array.from({ length: 250 }, (_, n) => fileEntry(`/藏品/photos/${n}.jpg`));
  const dropped = transfer([
    folderEntry("/藏品", [
      folderEntry("/藏品/photos", many),
      folderEntry("/藏品/empty", []),
      fileEntry("/藏品/表.csv"),
    ]),
    fileEntry("/loose.jpg"),
  ]);
  const paths = (await droppedFiles(dropped)).map(({ path }) => path);
  expect(paths).toHaveLength(252);
  expect(paths).toEqual(expect.arrayContaining(["藏品/表.csv", "藏品/photos/249.jpg", "loose.jpg"]));
});

test("a file that cannot be read any more fails the whole, so that nothing is silently left out", async () => {
  const gone = {
    ...fileEntry("/a.jpg"),
    file: (_: unknown, reject: (error: Error) => void) => reject(new Error("gone")),
  };
  await expect(droppedFiles(transfer([gone]))).rejects.toThrow("gone");
});

test("where the platform describes no entries, the files themselves are taken", async () => {
  const paths = async (dropped: DataTransfer) => (await droppedFiles(dropped)).map(({ path }) => path);
  expect(await paths(transfer([null], [file("a.zip")]))).toEqual(["a.zip"]);
  expect(await paths(transfer([], []))).toEqual([]);
});

test("a chosen folder's files carry their paths, loose ones their names", () => {
  const list = [file("a.jpg", "gifts/photos/a.jpg"), file("b.csv")] as unknown as FileList;
  expect(inputFiles(list).map(({ path }) => path)).toEqual(["gifts/photos/a.jpg", "b.csv"]);
  expect(inputFiles(null)).toEqual([]);
});
