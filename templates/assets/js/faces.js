// The faces stand in the page. A browser would ask for them only when it first draws words in them, show these a moment
// later, and move what stands below. Asked for here, before there are words, they are ready in time.
for (const face of document.fonts) face.load();
