namespace VoipbinGrains;

/// <summary>The store cannot take a write now; a resend may find it back.</summary>
/// <param name="message">What cannot be done.</param>
/// <param name="cause">Why; only its message is kept.</param>
/// <remarks>
/// While a store is away, each request brings one of these from silo to edge, by the thousand. So it is light: it takes
/// along neither its cause, whose type may be unknown there, nor where it was thrown.
/// </remarks>
[GenerateSerializer, Alias("voipbin.JournalUnavailableException")]
public sealed class JournalUnavailableException(string message, Exception? cause = null)
    : Exception(cause is null ? message : $"{message} {cause.GetBaseException().Message}")
{
    /// <inheritdoc/>
    public override string? StackTrace => null;
}
