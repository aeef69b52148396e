namespace VoipbinGrains.Agents;

/// <summary>What an agent may do, as a bit mask.</summary>
[Flags]
public enum AgentPermission : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Administers the whole project; in 2022 any administrator.</summary>
    ProjectSuperAdmin = 1,

    /// <summary>Every permission on the project.</summary>
    ProjectAll = 15,

    /// <summary>An agent of a customer.</summary>
    CustomerAgent = 16,

    /// <summary>Administers a customer.</summary>
    CustomerAdmin = 32,

    /// <summary>Manages a customer.</summary>
    CustomerManager = 64,

    /// <summary>Every permission on a customer.</summary>
    CustomerAll = 240,

    /// <summary>Every permission.</summary>
    All = 65535,
}
