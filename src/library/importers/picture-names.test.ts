import { expect, test } from "vitest";
import { pictureIndex } from "./picture-index";
import { isPicturePath, picturePaths, viewOf } from "./picture-names";

test.each([
  ["vase_base.jpg", "base"],
  ["images/VaseFront.JPG", "front"],
  ["故001-底.png", "base"],
  ["底足/001.png", "base"],
  ["001（局部）.jpg", "detail"],
  ["撇口碗.jpg", "unknown"],
  ["三足炉.jpg", "unknown"],
  ["款识", "base"],
  ["backdrop.jpg", "unknown"],
])("the view that %s speaks of", (name, view) => {
  expect(viewOf(name)).toBe(view);
});

test("a cell may name several pictures, and a comma may be part of a name", () => {
  expect(picturePaths("a.jpg; b.jpg|c.png\nd.webp、e.png")).toEqual(["a.jpg", "b.jpg", "c.png", "d.webp", "e.png"]);
  expect(picturePaths("a.jpg, b.jpg")).toEqual(["a.jpg", "b.jpg"]);
  expect(picturePaths("Bowl, blue.jpg")).toEqual(["Bowl, blue.jpg"]);
  expect(isPicturePath("https://example.org/a.JPG?size=2")).toBe(true);
  expect(isPicturePath("a.pdf")).toBe(false);
});

test("pictures are found by path, by name, by address, and not when the name is not enough", () => {
  const files = ["data/img/a.jpg", "data/img/b.PNG", "x/twin.jpg", "y/twin.jpg", "data/é.jpg"].map((path) => ({
    path,
  }));
  const { find } = pictureIndex(files);
  const path = (name: string, folder = "data") => find(name, folder)?.path;
  expect(path("img/a.jpg")).toBe("data/img/a.jpg");
  expect(path(".\\img\\A.JPG")).toBe("data/img/a.jpg");
  expect(path("../data/img/a.jpg")).toBe("data/img/a.jpg");
  expect(path("b")).toBe("data/img/b.PNG");
  expect(path("https://example.org/pictures/a.jpg?w=1")).toBe("data/img/a.jpg");
  expect(path("https://example.org/iiif/3/data%2Fb/full/max/0/default.jpg")).toBe("data/img/b.PNG");
  expect(path("e\u0301.jpg")).toBe("data/é.jpg");
  expect(find("twin.jpg", "data")).toBeNull();
  expect(path("twin.jpg", "y")).toBe("y/twin.jpg");
  expect(find("none.jpg", "data")).toBeUndefined();
});

test("pictures that are called by a piece's id are its own", () => {
  const names = [
    "T1.jpg",
    "T1-2.jpg",
    "t1_base.png",
    "T10.jpg",
    "1962-12.3.jpg",
    "1962-12.3 (2).jpg",
    "故005/正面.jpg",
  ];
  const { ofPiece } = pictureIndex(names.map((path) => ({ path })));
  const paths = (id: string) => ofPiece(id).map(({ path }) => path);
  expect(paths("T1")).toEqual(["T1.jpg", "T1-2.jpg", "t1_base.png"]);
  expect(paths("1962-12.3")).toEqual(["1962-12.3.jpg", "1962-12.3 (2).jpg"]);
  expect(paths("故005")).toEqual(["故005/正面.jpg"]);
  expect(paths("")).toEqual([]);
});
