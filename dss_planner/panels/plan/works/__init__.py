"""The tab “Works”: what is drawn at each site, which measures fit there, and adding and drawing them anew."""
