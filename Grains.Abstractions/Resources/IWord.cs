namespace VoipbinGrains.Resources;

/// <summary>
/// A word of VoIPBin's, such as a status. The known ones are named; an unknown one keeps its text, because VoIPBin adds
/// words without notice.
/// </summary>
/// <typeparam name="TSelf">The kind of word.</typeparam>
public interface IWord<out TSelf>
    where TSelf : struct, IWord<TSelf>
{
    /// <summary>The word as VoIPBin writes it.</summary>
    string Value { get; }

    /// <summary>The word that is written so.</summary>
    /// <param name="value">The word as VoIPBin writes it.</param>
    static abstract TSelf Of(string value);
}
