"use strict";
// Finding text with or without Vietnamese marks: on the desk and on the page of an output folder.

// Words apart by single spaces, each mark behind its letter.
const spread = (text) => text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
// The same without marks: "Phòng, chống" is "phong chong".
const fold = (spreadText) => spreadText.replace(/\p{M}/gu, "").replace(/đ/g, "d");

// A text made ready to be searched.
const searchable = (text) => {
  const marked = ` ${spread(text)} `;
  return { marked, plain: fold(marked) };
};

// Grave, acute, tilde, hook and dot belong to the word: both "uỷ" and "ủy" are written.
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

// A test for one typed word. What is typed without marks may have any; marks that are typed must be there.
const wordTest = (word, whole) => {
  const plain = " " + fold(word) + (whole ? " " : "");
  if (plain.trim() === word) return (searched) => searched.plain.includes(plain);
  const tones = (word.match(TONE) ?? []).map((tone) => `(?=[^ ]*${tone})`).join("");
  const letters = word.replace(TONE, "").replace(/(\p{L}|\p{N})(\p{M}*)/gu, (_, letter, marks) =>
    (letter === "d" ? "[dđ]" : letter) + [...marks].map((mark) => `(?=\\p{M}*${mark})`).join("") + "\\p{M}*");
  const marked = new RegExp(` ${tones}${letters}${whole ? " " : ""}`, "u");
  return (searched) => searched.plain.includes(plain) && marked.test(searched.marked);
};

// The tests for what is typed: the last word is a beginning, those before it are whole.
const wordTests = (typed) => {
  const words = spread(typed).split(" ").filter(Boolean);
  return words.map((word, index) => wordTest(word, index < words.length - 1 || /\s$/.test(typed)));
};
