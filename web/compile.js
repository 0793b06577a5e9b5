/* A worker of the page's, for a moment: fetches and compiles the program of the address that it is sent, so that the page can be read and scrolled
   meanwhile. Where that fails it says null, and the page tries for itself, and says what is wrong. */
onmessage = async ({ data }) => {
	try { postMessage(await WebAssembly.compileStreaming(fetch(data))); } catch { postMessage(null); }
};
