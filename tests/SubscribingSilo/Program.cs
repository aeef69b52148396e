using VoipbinGrains.Silo;

return await VoipbinSilo.Run(args);
